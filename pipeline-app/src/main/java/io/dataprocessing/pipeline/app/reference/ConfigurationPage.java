package io.dataprocessing.pipeline.app.reference;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.option.OptionReference;
import io.dataprocessing.pipeline.core.plan.SectionReference;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page of the documentation that has every option of a pipeline file. */
public final class ConfigurationPage {

    private final List<String> lines = new ArrayList<>();

    private ConfigurationPage() {}

    /** The page over what a catalog holds, as Markdown. */
    public static String of(Catalog catalog) {
        ConfigurationPage page = new ConfigurationPage();
        page.write(requireNonNull(catalog, "catalog"));
        return String.join("\n", page.lines) + "\n";
    }

    private void write(Catalog catalog) {
        lines.add("# Configuration reference");
        lines.add("");
        lines.add(
                "Generated from the code; [The pipeline file](../pipeline-file.md) explains the whole.");
        lines.add("`pipeline describe NAME` shows the same on a terminal, plugins included.");
        lines.add("");
        lines.add(
                "A duration is a number with a unit (`200ms`, `30s`, `5min`, `1h`, `7d`), a size too");
        lines.add(
                "(`64kb`, `16mb`). An option without a default that isn't required may be left out.");
        lines.add("");
        lines.add("# The platform's own options");
        for (Map.Entry<String, OptionReference> section : SectionReference.all().entrySet()) {
            section(
                    section.getKey(),
                    section.getValue().description(),
                    section.getValue().options());
        }
        for (Description.Kind kind : Description.Kind.values()) {
            lines.add("");
            lines.add("# " + heading(kind));
            new Descriptions(catalog)
                    .all().stream()
                            .filter(description -> description.kind() == kind)
                            .forEach(
                                    description ->
                                            section(
                                                    description.name(),
                                                    description.text(),
                                                    description.options()));
        }
    }

    private static String heading(Description.Kind kind) {
        return switch (kind) {
            case STEP -> "Steps";
            case FORMAT -> "Formats";
            case CONNECTION -> "Connections";
            case SOURCE -> "Sources";
            case SINK -> "Sinks";
            case TABLE -> "Tables";
        };
    }

    private void section(String name, String text, List<OptionReference.Entry> options) {
        lines.add("");
        lines.add("## " + name);
        lines.add("");
        if (!text.isEmpty()) {
            lines.add(text);
            lines.add("");
        }
        if (options.isEmpty()) {
            lines.add("It has no options of its own.");
            return;
        }
        lines.add("| Option | Type | Default | What it's for |");
        lines.add("| --- | --- | --- | --- |");
        rows("", options);
    }

    private void rows(String prefix, List<OptionReference.Entry> options) {
        for (OptionReference.Entry option : options) {
            String name = prefix + option.name();
            lines.add(
                    "| `%s` | %s | %s | %s |"
                            .formatted(
                                    name,
                                    cell(type(option)),
                                    standard(option),
                                    cell(text(option))));
            rows(name + ".", option.nested());
        }
    }

    private static String type(OptionReference.Entry option) {
        return option.allowed().isEmpty() ? option.type() : option.type() + ": " + option.allowed();
    }

    private static String standard(OptionReference.Entry option) {
        if (option.required()) {
            return "**required**";
        }
        return option.defaultText().map(text -> cell("`" + text + "`")).orElse("");
    }

    private static String text(OptionReference.Entry option) {
        return option.example()
                .map(
                        example ->
                                "%s For example `%s: %s`."
                                        .formatted(option.description(), option.name(), example))
                .orElse(option.description())
                .strip();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
