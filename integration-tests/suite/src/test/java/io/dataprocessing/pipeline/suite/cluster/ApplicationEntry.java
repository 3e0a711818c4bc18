package io.dataprocessing.pipeline.suite.cluster;

import java.io.File;
import java.util.Arrays;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * A JobManager in application mode, whose one job is that of the JAR it's given. Flink's own class
 * for this, StandaloneApplicationClusterEntryPoint, is in flink-container, which isn't on Maven
 * Central; what it adds is the reading of its command line.
 */
final class ApplicationEntry extends ApplicationClusterEntryPoint {

    private ApplicationEntry(Configuration configuration, PackagedProgram program) {
        super(configuration, program, StandaloneResourceManagerFactory.getInstance());
    }

    /** Takes the configuration's folder, the JAR, and the arguments of its main method. */
    public static void main(String[] arguments) throws Exception {
        Configuration configuration = GlobalConfiguration.loadConfiguration(arguments[0]);
        PackagedProgram program =
                PackagedProgram.newBuilder()
                        .setJarFile(new File(arguments[1]))
                        .setConfiguration(configuration)
                        .setArguments(Arrays.copyOfRange(arguments, 2, arguments.length))
                        .build();
        configureExecution(configuration, program);
        ClusterEntrypoint.runClusterEntrypoint(new ApplicationEntry(configuration, program));
    }
}
