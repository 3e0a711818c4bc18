package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a connector reports of the endpoint {@code out} of the pipeline {@code orders}. */
final class RecordingContext implements ConnectorContext {

    private final String endpoint;
    private final boolean bounded;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    RecordingContext(String endpoint, boolean bounded) {
        this.endpoint = endpoint;
        this.bounded = bounded;
    }

    @Override
    public String pipeline() {
        return "orders";
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    @Override
    public String connection() {
        return "main";
    }

    @Override
    public boolean bounded() {
        return bounded;
    }

    @Override
    public Duration checkpointInterval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration checkpointTimeout() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void problem(String option, String message) {
        problems.add(option + ": " + message);
    }

    @Override
    public void warning(String option, String message) {
        warnings.add(option + ": " + message);
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }
}
