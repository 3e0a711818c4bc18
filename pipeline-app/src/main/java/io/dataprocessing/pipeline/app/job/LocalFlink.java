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
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink in this process with its web UI, reachable from this machine only. */
public final class LocalFlink {

    private static final String HOST = "127.0.0.1";
    private static final byte[] ADDRESS = {127, 0, 0, 1};
    private static final int USUAL_PORT = 8081;
    private static final int LAST_PORT = 65_535;
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final Configuration configuration;
    private final int webPort;

    private LocalFlink(Configuration configuration, int webPort) {
        this.configuration = configuration;
        this.webPort = webPort;
    }

    /**
     * Settles where the web UI will be; the cluster itself starts with its job.
     *
     * @param webPort the port of the web UI; empty for 8081 or, if that's taken, any free one
     * @throws IOException if the port is taken, or is none
     */
    public static LocalFlink on(OptionalInt webPort) throws IOException {
        int port = webPort.isPresent() ? free(webPort.getAsInt()) : usualOrAnyFree();
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
        return new LocalFlink(configuration, port);
    }

    /** The environment whose job runs here. */
    public StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration.clone());
    }

    /** Where the web UI is while a job runs. */
    public URI webAddress() {
        return URI.create("http://" + HOST + ":" + webPort);
    }

    private static int usualOrAnyFree() throws IOException {
        try {
            return free(USUAL_PORT);
        } catch (IOException e) {
            return free(0);
        }
    }

    private static int free(int port) throws IOException {
        if (port < 0 || port > LAST_PORT) {
            throw new IOException(
                    "%d is no port; use 1 to %d, or 0 for any free one".formatted(port, LAST_PORT));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IOException("port %d of %s is in use".formatted(port, HOST), e);
        }
    }
}
