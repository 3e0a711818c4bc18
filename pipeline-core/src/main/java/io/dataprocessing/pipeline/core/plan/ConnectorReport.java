package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import java.time.Duration;

/** What a connector says of a section. */
final class ConnectorReport implements ConnectorContext {

    private final Planning planning;
    private final Section section;
    private final String endpoint;
    private final String connection;
    private final ExecutionPlan execution;
    private boolean clean = true;

    ConnectorReport(
            Planning planning,
            Section section,
            String endpoint,
            String connection,
            ExecutionPlan execution) {
        this.planning = planning;
        this.section = section;
        this.endpoint = endpoint;
        this.connection = connection;
        this.execution = execution;
    }

    @Override
    public String pipeline() {
        return planning.pipeline();
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    @Override
    public String connection() {
        return connection;
    }

    @Override
    public boolean bounded() {
        return execution.bounded();
    }

    @Override
    public Duration checkpointInterval() {
        return execution.checkpointing().interval();
    }

    @Override
    public Duration checkpointTimeout() {
        return execution.checkpointing().timeout();
    }

    @Override
    public void problem(String option, String message) {
        clean = false;
        planning.error(PlanCode.CONNECTOR_OPTION, section, option, message);
    }

    @Override
    public void warning(String option, String message) {
        planning.warning(PlanCode.CONNECTOR_HINT, section, option, message);
    }

    boolean isClean() {
        return clean;
    }
}
