package io.dataprocessing.pipeline.app.cluster;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Option;

/** The cluster of a verb. */
final class ClusterOptions {

    static final String DEFAULT = "http://localhost:8081";

    @Option(
            names = "--cluster",
            paramLabel = "URL",
            defaultValue = "${env:PIPELINE_CLUSTER:-" + DEFAULT + "}",
            description =
                    "The address of the cluster's web UI. Default: the variable PIPELINE_CLUSTER, or "
                            + DEFAULT
                            + ".")
    private String cluster;

    /** Made by picocli. */
    ClusterOptions() {}

    /** The address, without a slash at its end. */
    URI address() {
        try {
            URI address = new URI(cluster.replaceFirst("/+$", ""));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw wrong(e);
        }
        throw wrong(null);
    }

    private StoppedException wrong(Throwable cause) {
        return new StoppedException(
                ExitCode.USAGE,
                "--cluster %s: this is no address of a cluster. Give that of its web UI, such as %s."
                        .formatted(cluster, DEFAULT),
                cause);
    }
}
