package io.dataprocessing.pipeline.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs a pipeline with a step of each kind, and computes the same results by hand. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AllKindsIT {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(2)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    private static final int ORDERS = 3000;

    /** A record that was made up: its sku and amount, and its time in seconds. */
    private record Order(String sku, long amount, long second) {}

    private final List<Order> good = new ArrayList<>();

    @BeforeEach
    void fill() {
        Memory.clearOutputs();
        TestSteps.FAIL_ONCE.set(false);
        good.clear();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String sku = "sku-" + i % 7;
            if (i % 500 == 3) {
                lines.add("no order");
            } else if (i % 500 == 4) {
                lines.add(sku + "|-1");
            } else if (i == 100) {
                lines.add("broken|2");
                good.add(new Order("broken", 2, 1_700_000_000L));
            } else {
                long amount = i % 11;
                lines.add(sku + "|" + amount);
                good.add(new Order(sku, amount, (1_700_000_000_000L + i) / 1000));
            }
        }
        Memory.fill("orders", lines);
        Memory.fill("skus", List.of("sku-1|1", "sku-2|1", "bad", "sku-3|1"));
    }

    @AfterEach
    void forget() {
        TestSteps.FAIL_ONCE.set(false);
        Memory.clearOutputs();
    }

    @ParameterizedTest(name = "parallelism {0}, {1}, chained: {2}")
    @CsvSource({"1, hashmap, true", "4, hashmap, false", "4, rocksdb, true"})
    void everyKindOfStepGivesWhatItShould(int parallelism, String backend, boolean chained)
            throws Exception {
        JobExecutionResult result = run(parallelism, backend, chained);

        assertThat(lastTotals()).isEqualTo(sumBy(Order::sku));
        assertThat(Memory.texts("sums")).isEqualTo(lines(sumBy(this::window)));
        assertThat(Memory.texts("doubled")).isEqualTo(doubled());
        assertThat(Memory.texts("negated")).isEqualTo(negated());
        assertThat(Memory.texts("matched")).isEqualTo(matched());
        assertRuled(parallelism);
        assertLetters();
        assertCounts(result);
        assertThat(Memory.written("totals"))
                .allSatisfy(
                        event ->
                                assertThat(event.raw().orElseThrow().key())
                                        .asString()
                                        .isEqualTo(event.value().getString(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void stateAndWindowsAreExactAfterAFailure(String backend) throws Exception {
        Memory.stopHalfway(() -> TestSteps.FAIL_ONCE.set(true));
        JobExecutionResult result = run(2, backend, true);
        assertThat(result.getAllAccumulatorResults()).containsEntry("restarts", 1);
        assertThat(TestSteps.FAIL_ONCE).isFalse();
        // This sink has no transactions: what was written since the checkpoint is there twice.
        assertThat(lastTotals()).isEqualTo(sumBy(Order::sku));
        assertThat(Memory.texts("sums").stream().distinct())
                .containsExactlyElementsOf(lines(sumBy(this::window)));
        assertThat(Memory.written("totals")).hasSizeLessThan(good.size() * 3 / 2);
    }

    private static JobExecutionResult run(int parallelism, String backend, boolean chained)
            throws Exception {
        PipelinePlan plan = Pipelines.plan(Pipelines.ALL_KINDS.formatted(parallelism, backend));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        AssembledPipeline pipeline =
                new JobAssembler(Pipelines.catalog()).assemble(plan, environment);
        if (!chained) {
            environment.disableOperatorChaining();
        }
        return environment.execute(pipeline.jobName());
    }

    private String window(Order order) {
        return order.sku() + "@" + order.second();
    }

    private Map<String, Long> sumBy(Function<Order, String> key) {
        return good.stream()
                .collect(
                        Collectors.groupingBy(
                                key, TreeMap::new, Collectors.summingLong(Order::amount)));
    }

    private static List<String> lines(Map<String, Long> sums) {
        return sums.entrySet().stream()
                .map(entry -> entry.getKey() + "|" + entry.getValue())
                .sorted()
                .toList();
    }

    /** The largest total that was written for each sku; amounts are never negative. */
    private static Map<String, Long> lastTotals() {
        Map<String, Long> last = new TreeMap<>();
        for (Event event : Memory.written("totals")) {
            last.merge(event.value().getString(0), event.value().getLong(1), Math::max);
        }
        return last;
    }

    private List<String> doubled() {
        return good.stream()
                .filter(order -> order.amount() % 2 == 0 && order.amount() > 0)
                .filter(order -> !order.sku().equals("broken"))
                .map(order -> order.sku() + "|" + 2 * order.amount())
                .sorted()
                .toList();
    }

    private List<String> negated() {
        return odd().map(order -> order.sku() + "|" + -order.amount()).sorted().toList();
    }

    /** Every sku counts up from 1, over the odd orders and the skus of the other input. */
    private List<String> matched() {
        Map<String, Long> counts =
                odd().collect(Collectors.groupingBy(Order::sku, Collectors.counting()));
        List.of("sku-1", "sku-2", "sku-3").forEach(sku -> counts.merge(sku, 1L, Long::sum));
        List<String> lines = new ArrayList<>();
        counts.forEach(
                (sku, count) -> {
                    for (long i = 1; i <= count; i++) {
                        lines.add(sku + "|" + i);
                    }
                });
        return lines.stream().sorted().toList();
    }

    private java.util.stream.Stream<Order> odd() {
        return good.stream().filter(order -> order.amount() % 2 == 1);
    }

    /** Rules come at any time, but every instance has all three, and every event is there. */
    private void assertRuled(int parallelism) {
        List<String> ruled = Memory.texts("ruled");
        for (int size = 1; size <= 3; size++) {
            assertThat(ruled).filteredOn(("rules|" + size)::equals).hasSize(parallelism);
        }
        assertThat(ruled)
                .hasSize(
                        3 * parallelism
                                + (int) good.stream().filter(o -> o.amount() % 2 == 0).count());
    }

    private static void assertLetters() {
        List<Event> letters = Memory.written("letters");
        Map<String, Long> steps =
                letters.stream()
                        .collect(
                                Collectors.groupingBy(
                                        letter ->
                                                header(letter, "step")
                                                        + " "
                                                        + header(letter, "stage"),
                                        Collectors.counting()));
        assertThat(steps)
                .isEqualTo(Map.of("orders decode", 6L, "split process", 6L, "doubled process", 1L));
        for (Event letter : letters) {
            int offset = Integer.parseInt(header(letter, "offset"));
            assertThat(letter.raw().orElseThrow().value())
                    .isEqualTo(Memory.input("orders").get(offset));
            assertThat(header(letter, "pipeline")).isEqualTo("all-kinds");
            assertThat(header(letter, "attempt")).isEqualTo("1");
            assertThat(
                            new String(
                                    letter.headers().last("offset").orElseThrow(),
                                    StandardCharsets.UTF_8))
                    .isEqualTo(Integer.toString(offset));
        }
    }

    private static String header(Event letter, String name) {
        return new String(
                letter.raw().orElseThrow().headers().last("__dlq." + name).orElseThrow(),
                StandardCharsets.UTF_8);
    }

    private void assertCounts(JobExecutionResult result) {
        Map<String, Object> counts = result.getAllAccumulatorResults();
        long even = good.stream().filter(order -> order.amount() % 2 == 0).count();
        assertThat(counts)
                .containsEntry("orders.in", (long) ORDERS)
                .containsEntry("orders.out", ORDERS - 6L)
                .containsEntry("orders.dead-lettered", 6L)
                .containsEntry("skus.skipped", 1L)
                .containsEntry("split.in", ORDERS - 6L)
                .containsEntry("split.out", ORDERS - 12L)
                .containsEntry("split.out.odd", ORDERS - 12L - even)
                .containsEntry("split.dead-lettered", 6L)
                .containsEntry("split.dropped", 0L)
                .containsEntry("doubled.in", even)
                .containsEntry("doubled.dead-lettered", 1L)
                .containsEntry(
                        "doubled.dropped", good.stream().filter(o -> o.amount() == 0).count())
                .containsEntry("sums.late", 0L)
                .containsEntry("ruled.in", even + 3)
                .containsEntry("sums-out.out", (long) sumBy(this::window).size())
                .containsEntry("dead-letter.in", 13L)
                .containsEntry("dead-letter.out", 13L)
                .containsEntry("restarts", 0);
    }
}
