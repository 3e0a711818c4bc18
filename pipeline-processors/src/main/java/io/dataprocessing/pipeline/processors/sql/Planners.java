package io.dataprocessing.pipeline.processors.sql;

/** Whether Flink's SQL is there. */
final class Planners {

    private static final String API =
            "org.apache.flink.table.api.bridge.java.StreamTableEnvironment";

    /** In every JAR that has a planner. */
    private static final String SERVICES =
            "META-INF/services/org.apache.flink.table.factories.Factory";

    private static final String PLANNER = "org.apache.flink.table.planner.loader.PlannerModule";

    private static final String PLAIN_PLANNER =
            "org.apache.flink.table.planner.delegation.DefaultPlannerFactory";

    private Planners() {}

    static boolean isThere(ClassLoader loader) {
        return hasClass(loader, API)
                && loader.getResource(SERVICES) != null
                && (hasClass(loader, PLANNER) || hasClass(loader, PLAIN_PLANNER));
    }

    private static boolean hasClass(ClassLoader loader, String name) {
        return loader.getResource(name.replace('.', '/') + ".class") != null;
    }
}
