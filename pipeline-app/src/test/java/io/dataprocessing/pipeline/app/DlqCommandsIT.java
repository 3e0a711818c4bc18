package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.app.local.Topics;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterTopic;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterWriter;
import io.dataprocessing.pipeline.connectors.kafka.letters.OriginCluster;
import io.dataprocessing.pipeline.connectors.kafka.letters.ReplayedRecord;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of {@code dlq} over letters that were made by hand; no pipeline runs. */
class DlqCommandsIT {

    private static final String PIPELINE =
            """
            version: 1
            name: shop
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "%s"}}
            dead-letter: {connection: main, topic: shop.dlq}
            sources:
              orders:
                connection: main
                topic: orders
                key: {format: string, field: key}
                value: {format: json, schema: {fields: {id: string, amount: long}}}
                on-error: dead-letter
            steps:
              - {name: b, input: orders, type: map, fields: {id: id}}
              - {name: c, input: orders, type: map, fields: {id: id, amount: amount}}
              - name: sums
                input: orders
                type: window-aggregate
                key-by: [id]
                window: {tumbling: 1min}
                aggregate: {orders: count()}
                late: dead-letter
            sinks:
              b-out: {input: b, connection: main, topic: b-out, value: {format: json}}
              c-out: {input: c, connection: main, topic: c-out, value: {format: json}}
              sums-out: {input: sums, connection: main, topic: sums-out, value: {format: json}}
            """;

    private static EmbeddedKafka kafka;

    @TempDir private Path directory;

    private CommittedTopics topics;
    private DeadLetterTopic letters;
    private String file;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void makeTopics() throws IOException {
        topics = new CommittedTopics(kafka.bootstrapServers());
        try (Topics made = Topics.of(kafka.bootstrapServers())) {
            made.create(Set.of("orders", "shop.dlq"), 1);
        }
        letters = new DeadLetterTopic(kafka.bootstrapServers(), "shop.dlq");
        file =
                Files.writeString(
                                directory.resolve("shop.yaml"),
                                PIPELINE.formatted(kafka.bootstrapServers()))
                        .toString();
    }

    @AfterEach
    void removeTopics() {
        letters.close();
        topics.deleteAll();
    }

    private static CommandLineRun dlq(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "dlq";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.of(all);
    }

    private static String order(String id, long amount) {
        return "{\"id\":\"%s\",\"amount\":%d}".formatted(id, amount);
    }

    private void threeLetters() {
        letters.letter("c", "process", 3, "k-3", order("o-3", 30));
        letters.letter("orders", "decode", 4, "k-4", "no json");
        letters.letter("b", "process", 5, "k-5", order("o-5", 50));
    }

    private List<String> replayed() {
        return topics.records("orders").stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(
                        header ->
                                headers.put(
                                        header.key(),
                                        new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    @Test
    void lsCountsInATableOrAsJson() {
        threeLetters();
        letters.letter("c", "process", 6, "k-6", order("o-6", 60));
        assertThat(dlq("ls", file).out())
                .isEqualTo(
                        """
                          pipeline  step    stage    error                          first                 last                  letters
                          shop      b       process  java.lang.ArithmeticException  2025-01-01T00:02:00Z  2025-01-01T00:02:00Z        1
                          shop      c       process  java.lang.ArithmeticException  2025-01-01T00:00:00Z  2025-01-01T00:03:00Z        2
                          shop      orders  decode   java.lang.ArithmeticException  2025-01-01T00:01:00Z  2025-01-01T00:01:00Z        1
                        4 letters in 'shop.dlq'.
                        """);
        assertThat(dlq("ls", file, "--step", "c", "--format", "json").out())
                .isEqualToIgnoringNewLines(
                        """
                        [ {
                          "pipeline" : "shop",
                          "step" : "c",
                          "stage" : "process",
                          "error" : "java.lang.ArithmeticException",
                          "letters" : 2,
                          "first" : "2025-01-01T00:00:00Z",
                          "last" : "2025-01-01T00:03:00Z"
                        } ]
                        """);
    }

    @Test
    void lettersAreChosenByTimeStepStageErrorKeyAndExpression() {
        threeLetters();
        assertThat(count("--from", "2025-01-01T00:01:00Z")).isEqualTo(2);
        assertThat(count("--until", "2025-01-01T00:01:00Z")).isEqualTo(1);
        assertThat(count("--from", "2025-01-02")).isZero();
        assertThat(count("--step", "b", "--step", "c")).isEqualTo(2);
        assertThat(count("--stage", "decode")).isEqualTo(1);
        assertThat(count("--error", "Arithmetic*")).isEqualTo(3);
        assertThat(count("--error", "java.io.*")).isZero();
        assertThat(count("--key", "k-4")).isEqualTo(1);
        assertThat(count("--pipeline", "other")).isZero();
        assertThat(count("--where", "offset >= 4 && stage == 'process'")).isEqualTo(1);
        assertThat(count("--where", "value != null && value.contains('o-3')")).isEqualTo(1);
        assertThat(count("--limit", "2")).isEqualTo(2);
    }

    private long count(String... filter) {
        String[] all = new String[filter.length + 2];
        all[0] = "ls";
        all[1] = file;
        System.arraycopy(filter, 0, all, 2, filter.length);
        CommandLineRun run = dlq(all);
        assertThat(run.error()).isEmpty();
        return Long.parseLong(run.out().replaceAll("(?s).*?(\\d+) letters? in .*", "$1"));
    }

    @Test
    void whatIsWrongWithAFilterIsSaid() {
        assertThat(dlq("ls", file, "--where", "stepp == 'c'").error())
                .startsWith("--where, at character 1: ")
                .contains("stepp", "Did you mean 'step'?");
        assertThat(dlq("ls", file, "--stage", "decoding").error())
                .startsWith(
                        "--stage 'decoding' isn't one. Stages: decode, timestamp, null, process,"
                                + " late, encode, write.");
        assertThat(dlq("ls", file, "--from", "yesterday").error())
                .contains(
                        "'yesterday' is no time. Write 2026-03-01T08:00:00Z, 2026-03-01 (midnight"
                                + " UTC), or how long ago: 90s, 30min, 2h, 7d.");
        assertThat(dlq("ls", file, "--limit", "0").error())
                .startsWith("--limit is 0, but must be 1 or more.");
        threeLetters();
        assertThat(dlq("ls", file, "--where", "long(value) > 1").error())
                .startsWith(
                        "--where has no value for 3 of the letters, which are passed over; the"
                                + " first is shop.dlq-0@0: ");
    }

    @Test
    void aTopicOrConnectionThatIsNotThereIsSaid() {
        CommandLineRun run = dlq("ls", file, "--topic", "shop.dql");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error())
                .isEqualTo(
                        "topic 'shop.dql' does not exist on %s. Similar: 'shop.dlq'.\n"
                                .formatted(kafka.bootstrapServers()));
        assertThat(dlq("ls", file, "--connection", "mian").error())
                .isEqualTo(
                        "--connection 'mian' isn't one that %s uses. Did you mean 'main'? Known: main.\n"
                                .formatted(file));
        assertThat(dlq("ls", file, "--connection", "main", "--topic", "shop.dlq").out())
                .isEqualTo("0 letters in 'shop.dlq'.\n");
    }

    @Test
    void showPrintsAllOfOneLetter() {
        threeLetters();
        CommandLineRun run = dlq("show", file, "shop.dlq-0@0");
        assertThat(run.error()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        """
                        shop.dlq-0@0, 2025-01-01T00:00:00Z

                        'c' of pipeline 'shop' couldn't process the record at orders-0@3, attempt 1:
                          java.lang.ArithmeticException: / by zero
                          (no line of code is known)

                        Headers:
                          trace                t-3
                        """)
                .endsWith(
                        """
                        Key, 3 bytes of string:
                          {
                            "key" : "k-3"
                          }
                        Value, 24 bytes of json:
                          {
                            "id" : "o-3",
                            "amount" : 30
                          }
                        """);
        assertThat(dlq("show", file, "0@1").out())
                .contains("Value, 7 bytes that can't be decoded as json (")
                .endsWith("), as text:\n  no json\n");
        assertThat(dlq("show", file, "--last", "--step", "c").out()).startsWith("shop.dlq-0@0,");
        assertThat(dlq("show", file, "--last").out()).startsWith("shop.dlq-0@2,");
    }

    @Test
    void showSaysThatThereIsNoSuchLetter() {
        assertThat(dlq("show", file, "0@7").error())
                .isEqualTo("there is no letter at 0@7, or not any more.\n");
        assertThat(dlq("show", file, "--last").error())
                .isEqualTo("no such letter is in 'shop.dlq'.\n");
        assertThat(dlq("show", file, "orders-0@7").error())
                .startsWith(
                        "'orders-0@7' is no place in 'shop.dlq'. Write one such as shop.dlq-0@12.");
        assertThat(dlq("show", file).error()).startsWith("Name one LETTER, or ask for the --last.");
    }

    @Test
    void aReplayedRecordIsTheOriginalWithItsMarks() {
        threeLetters();
        CommandLineRun run = dlq("replay", file);
        assertThat(run.error()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                          failed at  stage    topic   to      letters
                          b          process  orders  b             1
                          c          process  orders  c             1
                          orders     decode   orders  orders        1
                        3 letters replayed.
                        """);
        List<ConsumerRecord<byte[], byte[]>> records = topics.records("orders");
        assertThat(records).hasSize(3);
        assertThat(records.get(0).key()).asString().isEqualTo("k-3");
        assertThat(records.get(0).value()).asString().isEqualTo(order("o-3", 30));
        assertThat(records.get(0).timestamp()).isEqualTo(DeadLetterTopic.START);
        assertThat(headers(records.get(0)))
                .isEqualTo(
                        Map.of(
                                "trace", "t-3",
                                "__dlq.pipeline", "shop",
                                "__dlq.attempt", "1",
                                "__dlq.replay-to", "c"));
        assertThat(headers(records.get(1))).containsEntry("__dlq.replay-to", "orders");
    }

    @Test
    void replayedToTheSourceARecordHasNoTarget() {
        threeLetters();
        CommandLineRun run = dlq("replay", file, "--to", "source", "--key", "k-3");
        assertThat(run.out()).contains("source orders", "1 letter replayed.");
        assertThat(headers(topics.records("orders").get(0)))
                .containsKey("__dlq.attempt")
                .doesNotContainKey("__dlq.replay-to");
    }

    @Test
    void aLimitTakesTheNextLettersEachTime() {
        threeLetters();
        assertThat(dlq("replay", file, "--limit", "2").out()).endsWith("2 letters replayed.\n");
        assertThat(dlq("replay", file, "--limit", "2").out())
                .endsWith("1 letter replayed.\n2 letters were replayed before, and not again.\n");
        assertThat(replayed()).containsExactly(order("o-3", 30), "no json", order("o-5", 50));
    }

    @Test
    void aTopicOfLettersThatIsMadeAnewStartsAnew() {
        threeLetters();
        dlq("replay", file);
        topics.delete("shop.dlq");
        try (Topics made = Topics.of(kafka.bootstrapServers())) {
            made.create(Set.of("shop.dlq"), 1);
        }
        letters.letter("c", "process", 9, "k-9", order("o-9", 90));
        assertThat(dlq("replay", file).out()).endsWith("1 letter replayed.\n");
    }

    @Test
    void twoLettersOfOneRecordSendItToOneTargetOnce() {
        letters.letter("b", "process", 3, "k-3", order("o-3", 30));
        letters.letter(
                "c",
                "process",
                3,
                "k-3",
                order("o-3", 30),
                Map.of("__dlq.timestamp", Long.toString(DeadLetterTopic.START)));
        assertThat(dlq("replay", file, "--to", "source").out())
                .endsWith(
                        """
                        1 letter replayed.
                        1 letter is of records that go there for another letter, and count as replayed with it.
                        """);
        assertThat(dlq("replay", file).out())
                .startsWith("0 letters replayed.\n2 letters were replayed before");
        assertThat(replayed()).containsExactly(order("o-3", 30));
    }

    @Test
    void aRateIsKept() {
        for (int i = 0; i < 10; i++) {
            letters.letter("c", "process", i, "k", order("o-" + i, i));
        }
        long start = System.nanoTime();
        assertThat(dlq("replay", file, "--rate", "4/s").out()).endsWith("10 letters replayed.\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofSeconds(2));
        assertThat(dlq("replay", file, "--rate", "4").error())
                .contains("'4' is no rate. Write a number, '/' and s, min or h, such as 500/s.");
    }

    @Test
    void aReplayThatWasKilledIsAbortedAndDoneByTheNext() {
        threeLetters();
        try (KafkaProducer<byte[], byte[]> killed =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka.bootstrapServers(),
                                "transactional.id",
                                "shop.dlq.replay"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            killed.initTransactions();
            killed.beginTransaction();
            assertThat(killed.send(new ProducerRecord<>("orders", 0, null, null, new byte[] {1})))
                    .succeedsWithin(Duration.ofSeconds(10));
            assertThat(dlq("replay", file).out()).endsWith("3 letters replayed.\n");
            assertThat(replayed()).containsExactly(order("o-3", 30), "no json", order("o-5", 50));
        }
    }

    @Test
    void ofTwoReplaysTheSecondTakesOver() throws Exception {
        threeLetters();
        PipelinePlan plan = plan();
        try (LetterTopic topic = topic(plan);
                OriginCluster cluster = cluster(plan, topic);
                LetterWriter first = LetterWriter.begin(cluster)) {
            assertThat(first.write(List.of(record(0, "first")))).isEmpty();
            assertThat(dlq("replay", file).out())
                    .endsWith(
                            "2 letters replayed.\n1 letter was replayed before, and not again.\n");
            assertThatThrownBy(() -> first.write(List.of(record(1, "late"))))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessage(
                            "another replay of 'shop.dlq' has begun meanwhile and took over. What"
                                    + " this one had committed is recorded and isn't replayed"
                                    + " again.");
        }
        assertThat(replayed()).containsExactly("first", "no json", order("o-5", 50));
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void aRecordThatItsTopicDoesNotTakeIsLeftOut() throws Exception {
        PipelinePlan plan = plan();
        topics.configure("orders", "max.message.bytes", "20000");
        try (LetterTopic topic = topic(plan);
                OriginCluster cluster = cluster(plan, topic);
                LetterWriter writer = LetterWriter.begin(cluster)) {
            byte[] noise = new byte[30_000];
            new java.util.Random(1).nextBytes(noise);
            ReplayedRecord large =
                    new ReplayedRecord(
                            new Origin("shop.dlq", 0, 1),
                            "large",
                            Optional.of(new RawRecord("orders", 0, 1, null, noise, Headers.none())),
                            "");
            assertThat(writer.write(List.of(record(0, "small"), large)))
                    .containsExactly(new Origin("shop.dlq", 0, 1));
        }
        assertThat(replayed()).containsExactly("small");
    }

    private PipelinePlan plan() throws IOException {
        return new Planner(Catalog.load(DlqCommandsIT.class.getClassLoader()))
                .plan(
                        new ConfigParser(Environment.of(Map.of()))
                                .parse("shop.yaml", Path.of(""), Files.readString(Path.of(file))));
    }

    private static LetterTopic topic(PipelinePlan plan) throws ConnectorException {
        return LetterTopic.open(
                plan.deadLetter().orElseThrow().connection(),
                plan.deadLetter().orElseThrow().options(),
                "shop.dlq");
    }

    private static OriginCluster cluster(PipelinePlan plan, LetterTopic topic)
            throws ConnectorException {
        return OriginCluster.connect(
                plan.sources().get(0).connection(), plan.sources().get(0).options(), topic);
    }

    private static ReplayedRecord record(long letter, String value) {
        return new ReplayedRecord(
                new Origin("shop.dlq", 0, letter),
                value,
                Optional.of(
                        new RawRecord(
                                "orders",
                                0,
                                1,
                                null,
                                value.getBytes(StandardCharsets.UTF_8),
                                Headers.none())),
                "");
    }

    @Test
    void whatIsCutIsFetchedWhereItStillStandsAndIsTheSame() throws NoSuchAlgorithmException {
        letters.record("orders", "k-0", order("o-0", 1));
        letters.record("orders", "k-1", order("o-1", 2));
        letters.letter("c", "process", 0, "", "cut", cut(order("o-0", 1)));
        letters.letter("c", "process", 1, "", "cut", cut("something else"));
        letters.letter("c", "process", 2, "", "cut", cut(order("o-2", 3)));
        letters.letter("c", "process", 3, "", "x", Map.of("__dlq.topic", ""));
        CommandLineRun run = dlq("replay", file);
        assertThat(run.error()).isEmpty();
        assertThat(run.out())
                .contains("1 letter replayed.")
                .contains(
                        """
                        1 letter can't be replayed: the letter doesn't hold all of its record, and the original isn't in its topic any more.
                          shop.dlq-0@2 (from orders-0@2)
                        """)
                .contains(
                        """
                        1 letter can't be replayed: the letter doesn't hold all of its record, and what stands at the original's place has other bytes.
                          shop.dlq-0@1 (from orders-0@1)
                        """)
                .contains(
                        """
                        1 letter can't be replayed: a step made the event of several records; there is no record to replay.
                          shop.dlq-0@3
                        """);
        ConsumerRecord<byte[], byte[]> fetched = topics.records("orders").get(2);
        assertThat(fetched.key()).asString().isEqualTo("k-0");
        assertThat(fetched.value()).asString().isEqualTo(order("o-0", 1));
        assertThat(headers(fetched)).containsEntry("__dlq.replay-to", "c");
    }

    private static Map<String, String> cut(String original) throws NoSuchAlgorithmException {
        byte[] bytes = original.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "__dlq.value.size",
                Integer.toString(bytes.length),
                "__dlq.value.truncated",
                "3",
                "__dlq.value.sha256",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void lettersThatCannotGoStayAndSayWhy() {
        letters.letter("gone", "process", 3, "k", order("o", 1));
        letters.letter("sums-out", "encode", 4, "k", order("o", 1));
        letters.letter("c", "process", 5, "k", "x", Map.of("__dlq.topic", "returns"));
        letters.letter("c", "process", 6, "k", "x", Map.of("__dlq.pipeline", "stock"));
        assertThat(dlq("replay", file).out())
                .contains("0 letters replayed.")
                .contains(
                        "1 letter is of other pipelines, and left alone (--pipeline NAME takes them).")
                .contains(
                        "1 letter can't be replayed: nothing is named 'gone' in 'shop'. Known: b,"
                                + " b-out, c, c-out, orders, sums, sums-out. Replay with --to source"
                                + " to have everything behind the source read it again.")
                .contains(
                        "1 letter can't be replayed: between 'orders' and 'sums-out' step 'sums'"
                                + " collects windows: it would take the record in a second time.")
                .contains("1 letter can't be replayed: no source of 'shop' reads topic 'returns'.");
        assertThat(dlq("replay", file, "--pipeline", "stock").out())
                .endsWith("1 letter replayed.\n");
    }

    @Test
    void aTargetThatNothingCanBeReplayedToIsRefused() {
        threeLetters();
        CommandLineRun run = dlq("replay", file, "--to", "sums-out");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        "--to sums-out: between 'orders' and 'sums-out' step 'sums' collects"
                                + " windows: it would take the record in a second time. Replay with"
                                + " --to source to have everything behind the source read it again.\n");
        assertThat(dlq("replay", file, "--to", "cc").error())
                .startsWith("--to cc: nothing is named 'cc' in 'shop'.");
        assertThat(topics.records("orders")).isEmpty();
    }

    @Test
    void withoutASectionForDeadLettersNothingIsReplayed() throws IOException {
        Path without = directory.resolve("without.yaml");
        Files.writeString(
                without,
                """
                version: 1
                name: shop
                connections: {main: {type: kafka, properties: {bootstrap.servers: "%s"}}}
                sources: {orders: {connection: main, topic: orders, value: {format: string}}}
                sinks: {out: {input: orders, connection: main, topic: out, value: {format: string}}}
                """
                        .formatted(kafka.bootstrapServers()));
        assertThat(dlq("ls", without.toString()).error())
                .isEqualTo(
                        "%s has no section 'dead-letter' with a topic of Kafka's. Name the letters with --connection and --topic.\n"
                                .formatted(without));
        assertThat(
                        dlq(
                                        "replay",
                                        without.toString(),
                                        "--connection",
                                        "main",
                                        "--topic",
                                        "shop.dlq")
                                .error())
                .startsWith("'shop' has no section 'dead-letter', without which");
    }
}
