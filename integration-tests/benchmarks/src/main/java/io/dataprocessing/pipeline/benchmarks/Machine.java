package io.dataprocessing.pipeline.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;

/** What a run was measured on; a figure without it means nothing. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** A sentence each. */
    static List<String> facts(Settings settings) throws IOException {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d processors (%s), load %.1f at the start, %s",
                        Runtime.getRuntime().availableProcessors(),
                        model(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version")),
                "Java %s, Flink %s, Kafka %s; peers run with %s"
                        .formatted(
                                System.getProperty("java.runtime.version"),
                                EnvironmentInformation.getVersion(),
                                AppInfoParser.getVersion(),
                                String.join(" ", settings.jvm())),
                "%d records an input (%s), %d rounds after %d to warm up"
                        .formatted(
                                settings.records(),
                                settings.compression().equals("none")
                                        ? "not compressed"
                                        : settings.compression(),
                                settings.rounds(),
                                settings.warmUps()));
    }

    private static String model() throws IOException {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
