package io.dataprocessing.pipeline.suite.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the broker of the tests runs; the system property {@value #PROPERTY} chooses. */
public enum BrokerKind {
    /** In the JVM of the tests: the fastest, and the default. */
    EMBEDDED,
    /** In a JVM of its own, which a test may kill. */
    PROCESS,
    /** In a container, started by Testcontainers. */
    TESTCONTAINERS;

    static final String PROPERTY = "pipeline.test.broker";

    /** The kind that this run of the tests asks for. */
    public static BrokerKind chosen() {
        return parse(System.getProperty(PROPERTY, EMBEDDED.toString()));
    }

    static BrokerKind parse(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "-D%s=%s names no kind of broker. Allowed: %s"
                                                .formatted(PROPERTY, name, allowed())));
    }

    /** The name as the system property has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String allowed() {
        return Arrays.stream(values()).map(BrokerKind::toString).collect(Collectors.joining(", "));
    }
}
