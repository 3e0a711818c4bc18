package io.dataprocessing.pipeline.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.savepoint.StateCheck;
import io.dataprocessing.pipeline.core.savepoint.StoredOperator;
import io.dataprocessing.pipeline.core.savepoint.StoredState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobAssemblerTest {

    @BeforeAll
    static void fill() {
        Memory.fill("orders", List.of("a|1"));
        Memory.fill("skus", List.of("a|1"));
    }

    @Test
    void theSamePlanGivesTheSameGraph() {
        PipelinePlan plan = plan();
        assertThat(operatorIds(graph(plan).getJobGraph()))
                .isEqualTo(operatorIds(graph(plan()).getJobGraph()))
                .hasSizeGreaterThan(15);
        assertThat(nodes(graph(plan))).isEqualTo(nodes(graph(plan)));
    }

    @Test
    void everyOperatorHasTheUidOfItsStep() {
        PipelinePlan stepByStep =
                Pipelines.plan(
                        Pipelines.ALL_KINDS
                                .replace("execution:\n", "execution:\n  optimize: false\n")
                                .formatted(4, "rocksdb"));
        Map<String, String> uids = uids(stepByStep);
        assertThat(uids.keySet())
                .contains(
                        "orders",
                        "orders-errors",
                        "split",
                        "totals",
                        "sums",
                        "doubled-in",
                        "doubled",
                        "doubled-errors",
                        "matched",
                        "ruled",
                        "negated",
                        "totals-out-encode",
                        "totals-out",
                        "dead-letter-label",
                        "dead-letter");
        assertThat(uids.get("totals")).isEqualTo("totals");
        assertThat(uids.get("totals-out")).startsWith("totals-out");
    }

    @Test
    void partsInOneOperatorHaveTheUidOfTheFirstAndTheNamesOfAll() {
        assertThat(uids(plan()))
                .containsEntry("orders-errors", "orders-errors, split")
                .containsEntry("skus-errors", "skus-errors")
                .containsKeys("totals", "doubled-in", "totals-out-encode")
                .doesNotContainKey("split");
    }

    private static Map<String, String> uids(PipelinePlan plan) {
        Map<String, String> uids = new TreeMap<>();
        for (StreamNode node : graph(plan).getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
            uids.put(node.getTransformationUID(), node.getOperatorName());
        }
        return uids;
    }

    @Test
    void theStateOfEveryOperatorIsKnownToBelongToThePlan() {
        PipelinePlan plan = plan();
        List<StoredOperator> operators =
                Stream.concat(
                                graph(plan).getStreamNodes().stream()
                                        .map(StreamNode::getTransformationUID),
                                Stream.of(
                                        "Sink Committer: totals-out",
                                        "Sink sums-out Global Committer"))
                        .map(uid -> new StoredOperator(uid, 64, Optional.empty(), List.of()))
                        .toList();
        assertThat(StateCheck.of(new StoredState("memory", false, operators), plan).problems())
                .isEmpty();
    }

    @Test
    void parallelismIsThatOfThePlanAndTheMaximumIsFixed() {
        for (StreamNode node : graph(plan()).getStreamNodes()) {
            assertThat(node.getParallelism()).as(node.getOperatorName()).isEqualTo(4);
            assertThat(node.getMaxParallelism()).as(node.getOperatorName()).isEqualTo(64);
        }
    }

    @Test
    void nothingFallsBackToKryo() {
        for (StreamNode node : graph(plan()).getStreamNodes()) {
            assertThat(node.getTypeSerializerOut())
                    .as(node.getOperatorName())
                    .isNotInstanceOf(KryoSerializer.class);
        }
    }

    @Test
    void streamsAreFoundByTheNamesOfTheFile() {
        AssembledPipeline pipeline =
                new JobAssembler(Pipelines.catalog()).assemble(plan(), environment());
        assertThat(pipeline.jobName()).isEqualTo("all-kinds");
        assertThat(pipeline.stream("split.odd")).isNotNull();
        assertThat(pipeline.stream("sums").getType())
                .hasToString("event of row<sku string, amount long>");
        assertThatThrownBy(() -> pipeline.stream("nosuch"))
                .hasMessage(
                        "nothing is named 'nosuch'. Known: doubled, matched, negated, orders,"
                                + " ruled, skus, split, split.odd, sums, totals.");
    }

    private static PipelinePlan plan() {
        return Pipelines.plan(Pipelines.ALL_KINDS.formatted(4, "rocksdb"));
    }

    private static StreamGraph graph(PipelinePlan plan) {
        StreamExecutionEnvironment environment = environment();
        new JobAssembler(Pipelines.catalog()).assemble(plan, environment);
        return environment.getStreamGraph();
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironment();
    }

    private static List<String> operatorIds(JobGraph graph) {
        return graph.getVerticesSortedTopologicallyFromSources().stream()
                .flatMap(vertex -> vertex.getOperatorIDs().stream())
                .map(id -> id.getGeneratedOperatorID().toString())
                .toList();
    }

    private static List<String> nodes(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(
                        node ->
                                "%s %s %d"
                                        .formatted(
                                                node.getTransformationUID(),
                                                node.getOutEdges().size(),
                                                node.getParallelism()))
                .sorted()
                .toList();
    }
}
