package io.dataprocessing.pipeline.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.PipelineFile;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A JobManager calls {@code main} again after a fail-over: it has to get the same job, down to the
 * bytes of its operators, or state would find other operators than those it was written by.
 */
final class SameJobGraphTest {

    private static final Path EXAMPLES = Path.of("src/main/dist/examples");

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyCallOfMainBuildsTheSameJob(Path example) throws IOException {
        StreamGraph first = graph(example);
        StreamGraph second = graph(example);

        Map<String, String> expected = operators(first);
        Map<String, String> actual = operators(second);
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        assertThat(actual.keySet())
                .allSatisfy(
                        part -> assertThat(actual.get(part).equals(expected.get(part))).isTrue());
        assertThat(chains(second.getJobGraph())).isEqualTo(chains(first.getJobGraph()));
    }

    private static StreamGraph graph(Path file) {
        Catalog catalog = Catalog.load(SameJobGraphTest.class.getClassLoader());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        new JobAssembler(catalog)
                .assemble(
                        new Planner(catalog)
                                .plan(
                                        new ConfigParser(Environment.system(file.getParent()))
                                                .parse(PipelineFile.read(file.toString()))),
                        environment);
        return environment.getStreamGraph();
    }

    /** All that a task gets of each operator; Flink's own numbers for it don't count. */
    private static Map<String, String> operators(StreamGraph graph) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        for (StreamNode node : graph.getStreamNodes()) {
            String name = node.getOperatorName();
            parts.put(name + " uid", node.getTransformationUID());
            parts.put(
                    name + " parallelism", node.getParallelism() + "/" + node.getMaxParallelism());
            parts.put(name + " factory", bytes(node.getOperatorFactory()));
            parts.put(name + " keys", bytes(node.getStatePartitioners()));
            parts.put(name + " types in", bytes(node.getTypeSerializersIn()));
            parts.put(name + " type out", bytes(node.getTypeSerializerOut()));
            parts.put(
                    name + " outputs",
                    node.getOutEdges().stream()
                            .map(edge -> edge.getPartitioner() + " " + target(graph, edge))
                            .toList()
                            .toString());
        }
        return parts;
    }

    private static String target(StreamGraph graph, StreamEdge edge) {
        return graph.getStreamNode(edge.getTargetId()).getOperatorName();
    }

    private static List<String> chains(JobGraph graph) {
        List<String> chains = new ArrayList<>();
        for (JobVertex vertex : graph.getVerticesSortedTopologicallyFromSources()) {
            chains.add(
                    "%s %s %d/%d %s"
                            .formatted(
                                    vertex.getID(),
                                    vertex.getName(),
                                    vertex.getParallelism(),
                                    vertex.getMaxParallelism(),
                                    vertex.getOperatorIDs().stream()
                                            .map(OperatorIDPair::getGeneratedOperatorID)
                                            .toList()));
        }
        return chains;
    }

    private static String bytes(Object object) throws IOException {
        return HexFormat.of().formatHex(InstantiationUtil.serializeObject(object));
    }
}
