package io.dataprocessing.pipeline.app.init;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A pipeline file that reads a topic and writes another, with the schema that a sample showed.
 *
 * @param name the pipeline's and its source's
 * @param topic what it reads
 * @param bootstrapServers the brokers
 * @param text the file
 * @param fields how many fields the schema has
 * @param records how many records were looked at
 * @param unreadable how many of them can't be read so
 */
public record PipelineDraft(
        String name,
        String topic,
        String bootstrapServers,
        String text,
        int fields,
        int records,
        int unreadable) {

    public PipelineDraft {
        requireNonNull(name, "name");
        requireNonNull(topic, "topic");
        requireNonNull(bootstrapServers, "bootstrapServers");
        requireNonNull(text, "text");
    }

    /**
     * A draft from a sample.
     *
     * @param csv whether the records are CSV; otherwise they are JSON
     * @throws io.dataprocessing.pipeline.app.terminal.StoppedException if they aren't
     */
    public static PipelineDraft of(
            String name, String topic, String bootstrapServers, Sample sample, boolean csv) {
        SampledFormat format = csv ? CsvSample.look(sample) : JsonSample.look(sample);
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Made by 'pipeline init' from %d records of %s. Read it through before you rely on it:"
                        .formatted(format.records(), oneLine(sample.origin())));
        lines.add("# a sample can't tell what other records hold. What doesn't fit becomes a dead letter.");
        if (format.unreadable() > 0) {
            lines.add(
                    "# %d of the records could not be read so, and would become dead letters."
                            .formatted(format.unreadable()));
        }
        lines.add("version: 1");
        lines.add("name: " + name);
        lines.add("connections:");
        lines.add(
                "  main: {type: kafka, properties: {bootstrap.servers: %s}}"
                        .formatted(YamlText.quoted("${KAFKA:%s}".formatted(bootstrapServers))));
        lines.add("dead-letter: {connection: main, topic: %s}".formatted(YamlText.flow(topic + ".dlq")));
        lines.add("sources:");
        lines.add("  %s:".formatted(name));
        lines.add("    connection: main");
        lines.add("    topic: " + YamlText.flow(topic));
        addValue(lines, format);
        addWatermark(lines, format.candidates());
        lines.add("    on-error: dead-letter");
        addEnd(lines, name, topic);
        return new PipelineDraft(
                name,
                topic,
                bootstrapServers,
                String.join("\n", lines) + "\n",
                format.fields().size(),
                format.records(),
                format.unreadable());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static void addValue(List<String> lines, SampledFormat format) {
        lines.add("    value:");
        format.options().forEach(option -> lines.add("      " + option));
        if (format.fields().isEmpty()) {
            return;
        }
        lines.add("      schema:");
        lines.add("        fields:");
        format.fields()
                .forEach(
                        (name, type) ->
                                lines.add(
                                        "          %s: %s%s"
                                                .formatted(
                                                        YamlText.flow(name),
                                                        YamlText.type(type.text()),
                                                        comment(type.notes()))));
    }

    private static String comment(List<String> notes) {
        return notes.isEmpty() ? "" : "  # " + String.join("; ", notes);
    }

    private static void addWatermark(List<String> lines, List<String> candidates) {
        if (!candidates.isEmpty()) {
            lines.add(
                    "    # Event time, for windows; choose a field: %s."
                            .formatted(
                                    String.join(
                                            ", ", candidates.stream().map(PipelineDraft::oneLine).toList())));
            lines.add(
                    "    # watermark: {field: %s, out-of-orderness: 5s, idle-timeout: 30s}"
                            .formatted(YamlText.flow(candidates.get(0))));
        }
    }

    private static void addEnd(List<String> lines, String name, String topic) {
        lines.add("# Steps between source and sink come here; 'pipeline list' shows what there is.");
        lines.add("# steps:");
        lines.add("#   - {name: wanted, type: filter, condition: \"...\"}");
        lines.add("sinks:");
        lines.add("  %s-out:".formatted(name));
        lines.add("    input: " + name);
        lines.add("    connection: main");
        lines.add("    topic: " + YamlText.flow(topic + ".out"));
        lines.add("    value: {format: json}");
    }
}
