package io.dataprocessing.pipeline.suite.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The options that a TaskManager's JVM and its main method are started with, computed from the
 * configuration by the program that Flink's own scripts ask.
 */
record TaskManagerResources(List<String> javaOptions, List<String> dynamicProperties) {

    private static final String PROGRAM = "org.apache.flink.runtime.util.bash.BashJavaUtils";
    private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

    TaskManagerResources {
        javaOptions = List.copyOf(javaOptions);
        dynamicProperties = List.copyOf(dynamicProperties);
    }

    static TaskManagerResources of(FlinkHome home) {
        ClientRun run =
                ClientRun.of(
                        home,
                        Map.of(),
                        PROGRAM,
                        List.of(
                                "GET_TM_RESOURCE_PARAMS",
                                "--configDir",
                                home.configuration().toString()));
        List<List<String>> results =
                run.succeeded()
                        .output()
                        .lines()
                        .filter(line -> line.startsWith(RESULT))
                        .map(line -> List.of(line.substring(RESULT.length()).strip().split(" ")))
                        .toList();
        if (results.size() != 2) {
            throw new AssertionError("not two results:\n" + run.output());
        }
        return new TaskManagerResources(results.get(0), results.get(1));
    }

    /** The arguments of a TaskManager of this name. */
    List<String> arguments(FlinkHome home, String name) {
        List<String> arguments =
                new ArrayList<>(List.of("--configDir", home.configuration().toString()));
        arguments.addAll(dynamicProperties);
        arguments.addAll(List.of("-D", "taskmanager.resource-id=" + name));
        return arguments;
    }
}
