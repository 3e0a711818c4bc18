package io.dataprocessing.pipeline.processors.shape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opensearch.grok.Grok;

/**
 * The usual patterns of Logstash, from the files that OpenSearch's grok library brings. Only those
 * are used of it: its engine is stopped by a clock.
 */
final class GrokPatterns {

    private static final List<String> FILES =
            List.of(
                    "aws",
                    "bacula",
                    "bind",
                    "bro",
                    "exim",
                    "firewalls",
                    "grok-patterns",
                    "haproxy",
                    "java",
                    "junos",
                    "linux-syslog",
                    "maven",
                    "mcollective-patterns",
                    "mongodb",
                    "nagios",
                    "postgresql",
                    "rails",
                    "redis",
                    "ruby",
                    "squid");
    private static final Map<String, String> PATTERNS = read();

    private GrokPatterns() {}

    /** The pattern of a name. */
    static Optional<String> named(String name) {
        return Optional.ofNullable(PATTERNS.get(name));
    }

    /** The names of all patterns. */
    static Set<String> names() {
        return PATTERNS.keySet();
    }

    private static Map<String, String> read() {
        Map<String, String> patterns = new HashMap<>();
        for (String file : FILES) {
            try (InputStream in = Grok.class.getResourceAsStream("/patterns/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("there is no /patterns/" + file);
                }
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(line -> add(line, patterns));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(patterns);
    }

    private static void add(String line, Map<String, String> patterns) {
        int blank = line.indexOf(' ');
        if (blank > 0) {
            patterns.put(line.substring(0, blank), line.substring(blank).strip());
        }
    }
}
