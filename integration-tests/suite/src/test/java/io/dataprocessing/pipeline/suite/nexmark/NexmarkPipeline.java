package io.dataprocessing.pipeline.suite.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of several queries as one, so that they read the events once: they differ in nothing
 * but their names, descriptions, steps and sinks, and what is called alike is alike.
 */
final class NexmarkPipeline {

    private final StringBuilder head = new StringBuilder();
    private final Map<String, String> steps = new LinkedHashMap<>();
    private final Map<String, String> sinks = new LinkedHashMap<>();

    private NexmarkPipeline() {}

    static String of(Collection<NexmarkQuery> queries) {
        NexmarkPipeline pipeline = new NexmarkPipeline();
        queries.forEach(pipeline::add);
        return "version: 1\nname: nexmark\n"
                + pipeline.head
                + "steps:\n"
                + String.join("", pipeline.steps.values())
                + "sinks:\n"
                + String.join("", pipeline.sinks.values());
    }

    private void add(NexmarkQuery query) {
        Map<String, String> sections = sections(query);
        String shared =
                sections.get("execution")
                        + sections.get("connections")
                        + sections.get("dead-letter")
                        + sections.get("sources");
        if (head.isEmpty()) {
            head.append(shared);
        }
        assertThat(shared).as("what all queries share, in %s", query.file()).isEqualTo(head + "");
        merge(query, steps, sections.get("steps"), "  - ");
        merge(query, sinks, sections.get("sinks"), "  ");
    }

    private static void merge(
            NexmarkQuery query, Map<String, String> parts, String section, String start) {
        StringBuilder part = new StringBuilder();
        for (String line : section.lines().skip(1).toList()) {
            if (line.startsWith(start) && line.charAt(start.length()) != ' ') {
                keep(query, parts, part);
            }
            part.append(line).append('\n');
        }
        keep(query, parts, part);
    }

    private static void keep(NexmarkQuery query, Map<String, String> parts, StringBuilder part) {
        if (!part.isEmpty()) {
            String name = part.toString().lines().findFirst().orElseThrow();
            String known = parts.putIfAbsent(name, part.toString());
            if (known != null) {
                assertThat(part).as("'%s' in %s", name, query.file()).hasToString(known);
            }
            part.setLength(0);
        }
    }

    /** The parts of a file by their keys at its left edge, without comments and blank lines. */
    private static Map<String, String> sections(NexmarkQuery query) {
        Map<String, String> sections = new LinkedHashMap<>();
        String key = "";
        for (String line : read(query).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                key = line.startsWith(" ") ? key : line.substring(0, line.indexOf(':'));
                sections.merge(key, line + "\n", String::concat);
            }
        }
        return sections;
    }

    private static String read(NexmarkQuery query) {
        try {
            return Files.readString(query.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
