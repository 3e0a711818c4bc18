package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.app.local.Topics;
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
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The verb {@code dlq replay}: what is written back, and what can't be. */
class DlqReplayIT extends ShopLetters {

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
        try (Topics made = Topics.of(servers())) {
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
                        .formatted(servers()));
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
