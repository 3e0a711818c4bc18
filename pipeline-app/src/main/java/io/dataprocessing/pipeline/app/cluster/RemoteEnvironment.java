package io.dataprocessing.pipeline.app.cluster;

import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Environments whose jobs run on a cluster elsewhere. */
final class RemoteEnvironment {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private RemoteEnvironment() {}

    /** The environment of a cluster. */
    static StreamExecutionEnvironment of(URI cluster, Configuration options, Path jobJar) {
        boolean secure = cluster.getScheme().equals("https");
        int port = cluster.getPort() > 0 ? cluster.getPort() : secure ? HTTPS : HTTP;
        Configuration configuration = new Configuration();
        if (secure) {
            configuration.set(SecurityOptions.SSL_REST_ENABLED, true);
        }
        if (!cluster.getPath().isEmpty()) {
            configuration.set(RestOptions.URL_PREFIX, cluster.getPath() + "/");
        }
        configuration.addAll(options);
        return StreamExecutionEnvironment.createRemoteEnvironment(
                cluster.getHost(), port, configuration, jobJar.toString());
    }
}
