package io.dataprocessing.pipeline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    /** As the logging configuration of the tests has them, which writes to standard output. */
    private static final Pattern LOG_LINE = Pattern.compile("[0-9:.]{12} (WARN|ERROR) .*");

    @Test
    void leavesNothingBehindInATemporaryDirectory() {
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults());
        assertThat(kafka.dataDirectory()).isNotEmptyDirectory();

        kafka.close();
        kafka.close();

        assertThat(kafka.dataDirectory()).doesNotExist();
    }

    @Test
    void takesUpADirectoryAsItWasLeft(@TempDir Path directory) throws Exception {
        EmbeddedKafkaOptions options =
                EmbeddedKafkaOptions.defaults().withDataDirectory(directory).withPartitions(3);
        int port;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
            port = kafka.port();
            createTopic(kafka, "kept");
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(options.withPort(port))) {
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(partitionsOf(kafka, "kept")).isEqualTo(3);
        }
    }

    @Test
    void runsBesideAnother() throws Exception {
        try (EmbeddedKafka one = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults());
                EmbeddedKafka other = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults())) {
            createTopic(one, "here");
            createTopic(other, "there");

            assertThat(topicsOf(one)).containsExactly("here");
            assertThat(topicsOf(other)).containsExactly("there");
        }
    }

    @Test
    void printsNothingButWhatItLogs() {
        PrintStream standardOutput = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EmbeddedKafka.start(EmbeddedKafkaOptions.defaults()).close();
        } finally {
            System.setOut(standardOutput);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .allMatch(line -> LOG_LINE.matcher(line).matches());
    }

    @Test
    void takesBrokerPropertiesByKafkasNames() {
        EmbeddedKafkaOptions wrong =
                EmbeddedKafkaOptions.defaults().withProperties(Map.of("num.io.threads", "many"));

        assertThatThrownBy(() -> EmbeddedKafka.start(wrong))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageStartingWith(
                        "embedded Kafka did not start: Invalid value many for configuration"
                                + " num.io.threads");
    }

    @Test
    void aPortInUseIsReportedBeforeAnythingStarts() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults())) {
            EmbeddedKafkaOptions samePort = EmbeddedKafkaOptions.defaults().withPort(kafka.port());

            assertThatThrownBy(() -> EmbeddedKafka.start(samePort))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessage(
                            "embedded Kafka did not start: port %d of 127.0.0.1 is in use",
                            kafka.port());
        }
    }

    @Test
    void aDirectoryInUseIsLeftAlone(@TempDir Path directory) throws Exception {
        EmbeddedKafkaOptions options = EmbeddedKafkaOptions.defaults().withDataDirectory(directory);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(options))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessage(
                            "embedded Kafka did not start: the data directory %s belongs to a"
                                    + " broker that is running",
                            directory);

            createTopic(kafka, "unharmed");
            assertThat(topicsOf(kafka)).containsExactly("unharmed");
        }
    }

    @Test
    void aDirectoryThatCannotBeCreatedIsNamed(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        EmbeddedKafkaOptions options =
                EmbeddedKafkaOptions.defaults().withDataDirectory(file.resolve("data"));

        assertThatThrownBy(() -> EmbeddedKafka.start(options))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessage(
                        "embedded Kafka did not start: can't create the data directory "
                                + file.resolve("data"));
    }

    private static void createTopic(EmbeddedKafka kafka, String topic) throws Exception {
        try (Admin admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static Iterable<String> topicsOf(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = admin(kafka)) {
            return admin.listTopics().names().get();
        }
    }

    private static int partitionsOf(EmbeddedKafka kafka, String topic) throws Exception {
        try (Admin admin = admin(kafka)) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
