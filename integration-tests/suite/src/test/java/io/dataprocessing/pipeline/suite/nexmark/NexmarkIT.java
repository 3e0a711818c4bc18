package io.dataprocessing.pipeline.suite.nexmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.data.ResultRows;
import io.dataprocessing.pipeline.suite.data.SharedData;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nexmark's queries but q6, which SQL has no words for, and q10, which writes files: the published
 * events give the published results, and generated events, arriving out of order, give what plain
 * Java computes of them, however many tasks there are and whatever dies on the way.
 */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class NexmarkIT {

    private static final List<NexmarkQuery> ALL = NexmarkQuery.ALL;
    private static final String PUBLISHED = "conformance/nexmark-risingwave";
    private static final String EVENTS = "events";
    private static final String DEAD_LETTERS = "dlq";
    private static final int PARTITIONS = 4;
    private static final int COUNT = 20_000;
    private static final int SIDE_INPUT = 10_000;
    private static final long OUT_OF_ORDERNESS = 4_000;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String prefix = KafkaProbe.uniqueName("nexmark") + ".";

    @TempDir private Path directory;

    NexmarkIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
    }

    @Test
    void publishedEventsGiveThePublishedResults() throws IOException {
        Optional<Path> published = SharedData.find(PUBLISHED);
        assumeThat(published).as("the published events are needed").isPresent();
        List<NexmarkQuery> queries =
                ALL.stream().filter(query -> Files.exists(result(published.get(), query))).toList();
        assertThat(queries).isNotEmpty();
        List<String> lines = Files.readAllLines(published.get().resolve("events.jsonl"));
        NexmarkEvents events = new NexmarkEvents(lines.stream().map(NexmarkJson::read).toList());
        createTopics(queries);
        load(events, 0, events.inOrder().size());
        run(queries, 2);
        Map<NexmarkQuery, ResultRows> expected = new HashMap<>();
        for (NexmarkQuery query : queries) {
            ResultRows rows =
                    ResultRows.of(
                            Files.readAllLines(result(published.get(), query)).stream()
                                    .map(ResultRow::ofJson)
                                    .toList());
            query.expected(events).verifySameAs(rows, "computed for " + query);
            expected.put(query, rows);
        }
        verify(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void generatedEventsGiveWhatIsComputed(int parallelism) throws IOException {
        NexmarkEvents events = NexmarkGenerator.generate(20261123, COUNT);
        createTopics(ALL);
        load(events.delayed(parallelism, OUT_OF_ORDERNESS), 0, COUNT);
        run(ALL, parallelism);
        verify(computed(events));
    }

    @Test
    void generatedEventsGiveTheSameThoughATaskManagerDiesAndAnotherJobGoesOn() throws IOException {
        NexmarkEvents events = NexmarkGenerator.generate(42, COUNT);
        NexmarkEvents arriving = events.delayed(7, OUT_OF_ORDERNESS);
        Map<NexmarkQuery, ResultRows> computed = computed(events);
        createTopics(ALL);
        load(arriving, 0, COUNT / 4);
        String savepoint;
        try (RunningPipeline pipeline = start("streaming", ALL, 2)) {
            awaitCommitted(1);
            load(arriving, COUNT / 4, COUNT / 2);
            cluster.replaceTaskManager();
            load(arriving, COUNT / 2, COUNT * 3 / 4);
            pipeline.awaitRestarts(1);
            awaitCommitted(bids(arriving, COUNT * 3 / 4));
            savepoint = pipeline.stop();
        }
        load(arriving, COUNT * 3 / 4, COUNT);
        loadEnd(events);
        try (RunningPipeline pipeline =
                RunningPipeline.resume(cluster, plan("streaming", ALL, 3), savepoint)) {
            await("all is committed")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> verify(computed));
            pipeline.stop();
        }
        verify(computed);
    }

    private static Path result(Path published, NexmarkQuery query) {
        return published.resolve("expected").resolve(query.id() + ".jsonl");
    }

    private static Map<NexmarkQuery, ResultRows> computed(NexmarkEvents events) {
        Map<NexmarkQuery, ResultRows> computed = new HashMap<>();
        ALL.forEach(query -> computed.put(query, query.expected(events)));
        return computed;
    }

    private void run(Collection<NexmarkQuery> queries, int parallelism) throws IOException {
        try (RunningPipeline pipeline = start("batch", queries, parallelism)) {
            pipeline.awaitFinished();
        }
    }

    private RunningPipeline start(String mode, Collection<NexmarkQuery> queries, int parallelism)
            throws IOException {
        return RunningPipeline.start(cluster, plan(mode, queries, parallelism));
    }

    private PipelinePlan plan(String mode, Collection<NexmarkQuery> queries, int parallelism)
            throws IOException {
        Files.write(
                directory.resolve("side-input.csv"),
                IntStream.range(0, SIDE_INPUT).mapToObj(i -> i + "," + i).toList());
        return RunningPipeline.plan(
                directory,
                NexmarkPipeline.of(queries),
                Map.of(
                        "KAFKA",
                        kafka.bootstrapServers(),
                        "PREFIX",
                        prefix,
                        "PARALLELISM",
                        String.valueOf(parallelism),
                        "MODE",
                        mode));
    }

    private void verify(Map<NexmarkQuery, ResultRows> expected) {
        SoftAssertions all = new SoftAssertions();
        expected.forEach(
                (query, rows) -> all.check(() -> result(query).verifySameAs(rows, query.id())));
        all.check(() -> assertThat(kafka.committedValues(prefix + DEAD_LETTERS)).isEmpty());
        all.assertAll();
    }

    private ResultRows result(NexmarkQuery query) {
        return query.read(kafka.committedValues(prefix + query.id()));
    }

    private void awaitCommitted(int rows) {
        await("%d rows are committed".formatted(rows))
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> result(NexmarkQuery.Q0).count() >= rows);
    }

    private static int bids(NexmarkEvents events, int count) {
        return new NexmarkEvents(events.inOrder().subList(0, count)).bids().size();
    }

    private void createTopics(Collection<NexmarkQuery> queries) {
        kafka.createTopics(PARTITIONS, List.of(prefix + EVENTS));
        List<String> topics = new ArrayList<>(List.of(prefix + DEAD_LETTERS));
        queries.forEach(query -> topics.add(prefix + query.id()));
        kafka.createTopics(2, topics);
    }

    private void load(NexmarkEvents events, int from, int to) {
        kafka.send(
                IntStream.range(from, to)
                        .mapToObj(i -> record(i % PARTITIONS, events.inOrder().get(i)))
                        .toList());
    }

    /** Ends all windows: events two days later, of a kind that no result counts. */
    private void loadEnd(NexmarkEvents events) {
        NexmarkEvent.Person last = events.persons().get(0);
        NexmarkEvent.Person end =
                new NexmarkEvent.Person(
                        0, "end", "", "", "", "", last.dateTime().plus(Duration.ofDays(2)), "");
        kafka.send(IntStream.range(0, PARTITIONS).mapToObj(i -> record(i, end)).toList());
    }

    private ProducerRecord<byte[], byte[]> record(int partition, NexmarkEvent event) {
        return new ProducerRecord<>(
                prefix + EVENTS,
                partition,
                null,
                NexmarkJson.write(event).getBytes(StandardCharsets.UTF_8));
    }
}
