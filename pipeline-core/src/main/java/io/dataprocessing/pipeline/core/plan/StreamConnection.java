package io.dataprocessing.pipeline.core.plan;

/**
 * The connection type {@code stream}: what is read comes from a stream of the Flink program that
 * builds the job, and what is written goes to one. There's nothing to say of it, and nothing
 * outside: a plan that has such sources is assembled together with the streams that they stand for.
 */
public record StreamConnection() {

    /** The type in a pipeline file. */
    public static final String TYPE = "stream";

    /** Whether rows on a connection are handed over inside the job. */
    public static boolean is(ConnectionPlan connection) {
        return connection.options() instanceof StreamConnection;
    }
}
