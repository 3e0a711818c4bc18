package io.dataprocessing.pipeline.app.reference;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.option.OptionReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to say of a processor, format or connector.
 *
 * @param kind which of these it is
 * @param name its name in pipeline files
 * @param text what it does
 * @param options its options, beside those that all of its kind have
 */
public record Description(
        Kind kind, String name, String text, List<OptionReference.Entry> options) {

    private static final int WIDTH = 96;
    private static final String INDENT = "      ";

    /** The kinds of things that a pipeline is built from. */
    public enum Kind {
        /** A kind of step. */
        STEP("step"),
        /** A way to write rows as bytes. */
        FORMAT("format"),
        /** What sources and sinks share. */
        CONNECTION("connection"),
        /** What is read. */
        SOURCE("source"),
        /** What is written. */
        SINK("sink"),
        /** What is looked up in. */
        TABLE("table");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As people call it. */
        public String word() {
            return word;
        }
    }

    public Description {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(text, "text");
        options = List.copyOf(options);
    }

    /** The first sentence of the text. */
    public String summary() {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** All of it, as text for a terminal. */
    public String render() {
        List<String> lines = new ArrayList<>();
        lines.add("%s '%s'".formatted(kind.word(), name));
        lines.addAll(wrap(text, "  "));
        lines.add("");
        render(options, "  ", lines);
        if (options.isEmpty()) {
            lines.add("  It has no options of its own.");
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static void render(
            List<OptionReference.Entry> options, String indent, List<String> lines) {
        for (OptionReference.Entry option : options) {
            lines.add("%s%s: %s".formatted(indent, option.name(), facts(option)));
            lines.addAll(wrap(option.description(), indent + INDENT));
            option.example()
                    .ifPresent(
                            example ->
                                    lines.add(
                                            "%sfor example  %s: %s"
                                                    .formatted(
                                                            indent + INDENT,
                                                            option.name(),
                                                            example)));
            lines.add("");
            render(option.nested(), indent + INDENT, lines);
        }
    }

    private static String facts(OptionReference.Entry option) {
        StringBuilder facts = new StringBuilder(option.type());
        if (!option.allowed().isEmpty()) {
            facts.append(" (").append(option.allowed()).append(')');
        }
        if (option.required()) {
            facts.append(", required");
        }
        option.defaultText().ifPresent(text -> facts.append(", default ").append(text));
        return facts.toString();
    }

    private static List<String> wrap(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
