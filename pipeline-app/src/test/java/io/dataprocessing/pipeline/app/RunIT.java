package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.app.local.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code run} with its own broker and Flink, in this process. */
class RunIT {

    private static final Path EXAMPLES = ProjectFiles.examples();

    @TempDir private Path directory;

    @Test
    void readsAFileToItsEndAndWritesAnother() throws IOException {
        Path dump = directory.resolve("large-orders.jsonl");

        CommandLineRun run =
                CommandLineRun.of(
                        "run",
                        EXAMPLES.resolve("first-pipeline.yaml").toString(),
                        "--kafka",
                        "embedded",
                        "--until-end",
                        "--web-port",
                        "0",
                        "--load",
                        "orders=" + EXAMPLES.resolve("orders.jsonl"),
                        "--dump",
                        "out=" + dump);

        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(dump)
                .hasContent(
                        """
                        {"order_id": "o-2", "amount": 249.00}
                        {"order_id": "o-3", "amount": 1399.00}
                        """);
        assertThat(run.out())
                .contains("4 records loaded from ")
                .contains("'large-orders' has read everything and ended after ")
                .contains("2 records of sink 'out' written to " + dump)
                .contains("                in  out  dropped  late  dead lettered")
                .containsPattern("step +large +4 +2 +2");
    }

    @Test
    void saysWhichRecordMadeTheJobFail() throws IOException {
        Path orders =
                Files.writeString(
                        directory.resolve("orders.jsonl"),
                        """
                        {"order_id": "o-1", "amount": 1.0}
                        {"order_id": "o-2", "amount": "much"}
                        """);

        CommandLineRun run =
                CommandLineRun.of(
                        "run",
                        EXAMPLES.resolve("first-pipeline.yaml").toString(),
                        "--kafka",
                        "embedded",
                        "--until-end",
                        "--web-port",
                        "0",
                        "--load",
                        "orders=" + orders);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error())
                .startsWith("'large-orders' failed after ")
                .contains("'orders'", "orders-0@1", "amount")
                .doesNotContain("\tat ");
    }

    @Test
    void loadsKeysToo() throws IOException {
        Path orders =
                Files.writeString(
                        directory.resolve("orders.txt"),
                        "o-1\t{\"order_id\": \"o-1\", \"amount\": 101}\n");
        Path dump = directory.resolve("out.jsonl");

        CommandLineRun run =
                CommandLineRun.of(
                        "run",
                        EXAMPLES.resolve("first-pipeline.yaml").toString(),
                        "--kafka",
                        "embedded",
                        "--until-end",
                        "--web-port",
                        "0",
                        "--key-separator",
                        "\t",
                        "--partitions",
                        "3",
                        "--parallelism",
                        "2",
                        "--load",
                        "orders=" + orders,
                        "--dump",
                        "out=" + dump);

        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(dump).hasContent("{\"order_id\": \"o-1\", \"amount\": 101}");
    }

    @Test
    void saysWhichLineHasNoKey() throws IOException {
        Path orders = Files.writeString(directory.resolve("orders.txt"), "a;1\nb\n");

        CommandLineRun run =
                CommandLineRun.of(
                        "run",
                        EXAMPLES.resolve("first-pipeline.yaml").toString(),
                        "--kafka",
                        "embedded",
                        "--until-end",
                        "--web-port",
                        "0",
                        "--key-separator",
                        ";",
                        "--load",
                        "orders=" + orders);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).isEqualTo(orders + ":2 has no ';' between key and value.\n");
    }

    @Test
    void saysThatItCannotWriteADump() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path dump = file.resolve("out.jsonl");

        CommandLineRun run =
                CommandLineRun.of(
                        "run",
                        EXAMPLES.resolve("first-pipeline.yaml").toString(),
                        "--kafka",
                        "embedded",
                        "--until-end",
                        "--web-port",
                        "0",
                        "--dump",
                        "out=" + dump);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        "--dump out=%s: the file can't be written. Name one in a directory where you may write.\n"
                                .formatted(dump));
    }

    @Test
    void saysThatTheBrokersOfTheFileDoNotAnswer() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("run", exampleOn("127.0.0.1:9").toString(), "--until-end");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error())
                .contains("no broker of [127.0.0.1:9] answered")
                .doesNotContain("\tat ");
    }

    @Test
    void saysThatATopicToReadIsNotThere() throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults());
                Topics topics = Topics.of(kafka.bootstrapServers())) {
            topics.create(Set.of("order"), 1);
            Path file = exampleOn(kafka.bootstrapServers());
            String refusal =
                    "source 'orders': topic 'orders' does not exist on %s. Similar: 'order'.\n"
                            .formatted(kafka.bootstrapServers());

            CommandLineRun run = CommandLineRun.of("run", file.toString(), "--until-end");
            CommandLineRun submission = CommandLineRun.of("job", "--config", file.toString());

            assertThat(run.error()).isEqualTo(refusal);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(submission.error()).isEqualTo(refusal);
            assertThat(submission.exitCode()).isEqualTo(3);
            assertThat(topics.matching(Pattern.compile("large-orders")))
                    .as("topics that a refused pipeline made")
                    .isEmpty();
        }
    }

    private Path exampleOn(String bootstrapServers) throws IOException {
        String text = Files.readString(EXAMPLES.resolve("first-pipeline.yaml"));
        return Files.writeString(
                directory.resolve("first.yaml"),
                text.replace("${KAFKA:localhost:9092}", bootstrapServers));
    }
}
