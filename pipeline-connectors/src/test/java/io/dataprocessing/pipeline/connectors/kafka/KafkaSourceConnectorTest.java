package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a source before it runs. */
class KafkaSourceConnectorTest {

    private final RecordingContext context = new RecordingContext("in", false);

    @Test
    void tellsItsDefaults() {
        EndpointDescription description = describe("{topic: orders}", context);

        assertThat(context.problems()).isEmpty();
        assertThat(description.endpoints()).containsExactly(new Endpoint("main", "orders", false));
        assertThat(description.facts())
                .containsExactly(
                        "Reads topic 'orders' from localhost:9092.",
                        "Starts where consumer group 'orders.in' left off; a partition without an"
                                + " offset starts at its oldest record. After that the job's own"
                                + " state says where to go on.",
                        "Looks for new partitions every 30 s and reads them from their beginning.",
                        "Reads records of committed transactions only.",
                        "Fails when retention has removed records it hasn't read.",
                        "The consumer fetches with fetch.min.bytes 1, max.partition.fetch.bytes"
                                + " 1048576, max.poll.records 500, receive.buffer.bytes -1.");
    }

    @Test
    void tellsThatATableIsReadFirst() {
        assertThat(describe("{topic: rates, bootstrap: wait}", context).facts())
                .endsWith(
                        "Has no watermark until it has read the records that were there when it"
                                + " started.");
    }

    @Test
    void tellsWhatIsSet() {
        RecordingContext bounded = new RecordingContext("in", true);
        EndpointDescription description =
                describe(
                        "{topic-pattern: 'orders\\..*', startup-mode: timestamp,"
                                + " startup-timestamp: \"2026-03-01T00:00:00Z\","
                                + " isolation-level: read-uncommitted, on-expired-offset: latest,"
                                + " properties: {max.poll.records: 9}}",
                        bounded);

        assertThat(bounded.problems()).isEmpty();
        assertThat(description.endpoints())
                .containsExactly(new Endpoint("main", "orders\\..*", true));
        assertThat(description.facts())
                .containsExactly(
                        "Reads the topics that match 'orders\\..*' from localhost:9092.",
                        "Starts at the first record that isn't older than 2026-03-01T00:00:00Z."
                                + " After that the job's own state says where to go on.",
                        "Stops at the records that are there when it starts.",
                        "Reads records of open and aborted transactions as well.",
                        "Goes on at the newest record when retention has removed some it hasn't"
                                + " read: they and all others up to then are lost.",
                        "The consumer fetches with fetch.min.bytes 1, max.partition.fetch.bytes"
                                + " 1048576, max.poll.records 9, receive.buffer.bytes -1.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                   | topic: a Kafka source needs 'topic' or 'topic-pattern'.
                    {topic: a, topic-pattern: b}         | topic-pattern: 'topic' and 'topic-pattern' exclude each other. Keep one.
                    {topic: "a b"}                       | topic: 'a b' is no name for a topic. Use letters, digits, '.', '_' and '-', at most 249 characters.
                    {topic: [a, ..]}                     | topic: '..' is no name for a topic. Use letters, digits, '.', '_' and '-', at most 249 characters.
                    {topic-pattern: "a(b"}               | topic-pattern: 'a(b' is no regular expression: unclosed group at character 4.
                    {topic: a, startup-mode: timestamp}  | startup-mode: startup-mode timestamp needs 'startup-timestamp'.
                    {topic: a, startup-timestamp: "5"}   | startup-timestamp: 'startup-timestamp' has no effect without startup-mode timestamp.
                    {topic: a, startup-mode: timestamp, startup-timestamp: today} | startup-timestamp: 'today' is neither an ISO 8601 timestamp such as 2026-03-01T00:00:00Z nor milliseconds since 1970.
                    {topic: a, startup-mode: specific-offsets} | startup-mode: startup-mode specific-offsets needs 'startup-offsets'.
                    {topic: a, startup-offsets: {a: {0: 1}}} | startup-offsets: 'startup-offsets' has no effect without startup-mode specific-offsets.
                    {topic: a, startup-mode: specific-offsets, startup-offsets: {b: {0: 1}}} | startup-offsets: 'startup-offsets' names topic 'b', which isn't read. Read: a.
                    {topic: a, startup-mode: specific-offsets, startup-offsets: {a: {x: 1}}} | startup-offsets: 'startup-offsets' of topic 'a': 'x: 1' is no partition and offset; both are whole numbers from 0.
                    {topic: a, properties: {group.id: g}} | properties: Kafka property 'group.id' is the platform's: use the source's option 'group-id'.
                    """)
    void refusesOptionsThatDontGoTogether(String options, String problem) {
        describe(options, context);
        assertThat(context.problems()).containsExactly(problem);
    }

    private static EndpointDescription describe(String options, RecordingContext context) {
        return new KafkaSourceConnector()
                .describe(
                        Words.connection(), Words.bind(KafkaSourceOptions.class, options), context);
    }
}
