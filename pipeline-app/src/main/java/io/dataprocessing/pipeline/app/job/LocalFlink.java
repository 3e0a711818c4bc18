package io.dataprocessing.pipeline.app.job;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink in this process with its web UI, reachable from this machine only. It keeps the web UI's
 * port for itself from when it's made until its job starts.
 */
public final class LocalFlink implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final byte[] ADDRESS = {127, 0, 0, 1};
    private static final int USUAL_PORT = 8081;
    private static final int LAST_PORT = 65_535;
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final Configuration configuration;
    private final ServerSocket reserved;

    private LocalFlink(Configuration configuration, ServerSocket reserved) {
        this.configuration = configuration;
        this.reserved = reserved;
    }

    /**
     * Settles where the web UI will be; the cluster itself starts with its job.
     *
     * @param webPort the port of the web UI; empty for 8081 or, if that's taken, any free one
     * @throws IOException if the port is taken, or is none
     */
    public static LocalFlink on(OptionalInt webPort) throws IOException {
        ServerSocket reserved =
                webPort.isPresent() ? reserve(webPort.getAsInt()) : reserveUsualOrAny();
        int port = reserved.getLocalPort();
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.PORT, port);
        configuration.set(RestOptions.BIND_PORT, String.valueOf(port));
        configuration.set(RestOptions.ADDRESS, HOST);
        configuration.set(RestOptions.BIND_ADDRESS, HOST);
        configuration.set(JobManagerOptions.ADDRESS, HOST);
        configuration.set(JobManagerOptions.BIND_HOST, HOST);
        configuration.set(TaskManagerOptions.HOST, HOST);
        configuration.set(TaskManagerOptions.BIND_HOST, HOST);
        configuration.set(WebOptions.SUBMIT_ENABLE, false);
        // Its adaptive one has recovered from an empty checkpoint (FLINK-34518).
        configuration.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
        // Counts travel with heartbeats; ten seconds, the default, is long for somebody who looks.
        configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, REFRESH);
        configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, REFRESH);
        configuration.set(WebOptions.REFRESH_INTERVAL, REFRESH);
        return new LocalFlink(configuration, reserved);
    }

    /** The environment of a job to {@linkplain #start start} here. */
    public StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration.clone());
    }

    /** Starts the job of an environment, and with it the cluster, which takes the port over. */
    public JobClient start(StreamExecutionEnvironment environment, String name) throws Exception {
        close();
        return environment.executeAsync(name);
    }

    /** Where the web UI is while a job runs. */
    public URI webAddress() {
        return URI.create("http://" + HOST + ":" + configuration.get(RestOptions.PORT));
    }

    /** Gives up the web UI's port, if it was kept still; the job is not touched. */
    @Override
    public void close() throws IOException {
        reserved.close();
    }

    private static ServerSocket reserveUsualOrAny() throws IOException {
        try {
            return reserve(USUAL_PORT);
        } catch (IOException e) {
            return reserve(0);
        }
    }

    private static ServerSocket reserve(int port) throws IOException {
        if (port < 0 || port > LAST_PORT) {
            throw new IOException(
                    "%d is no port; use 1 to %d, or 0 for any free one".formatted(port, LAST_PORT));
        }
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("port %d of %s is in use".formatted(port, HOST), e);
        }
    }
}
