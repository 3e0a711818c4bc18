package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;

/** What a connector says of a section. */
final class ConnectorReport implements ConnectorContext {

    private final Planning planning;
    private final Section section;
    private final String endpoint;
    private final String connection;
    private final boolean bounded;
    private boolean clean = true;

    ConnectorReport(
            Planning planning,
            Section section,
            String endpoint,
            String connection,
            boolean bounded) {
        this.planning = planning;
        this.section = section;
        this.endpoint = endpoint;
        this.connection = connection;
        this.bounded = bounded;
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
        return bounded;
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
