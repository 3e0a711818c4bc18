package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a sink before it runs. */
class KafkaSinkConnectorTest {

    private static final RowType TYPE =
            (RowType) DataTypes.parse("row<country string, tags array<string>>");

    private final KafkaSinkConnector connector = new KafkaSinkConnector();
    private final RecordingContext context = new RecordingContext("out", false);

    @Test
    void tellsItsDefaults() {
        EndpointDescription description = describe("{topic: revenue}", context);

        assertThat(context.problems()).isEmpty();
        assertThat(context.warnings()).isEmpty();
        assertThat(description.endpoints()).containsExactly(new Endpoint("main", "revenue", false));
        assertThat(description.facts())
                .containsExactly(
                        "Writes to topic 'revenue' at localhost:9092.",
                        "Where the topic doesn't exist it's made, with the broker's number of"
                                + " partitions and the broker's replication factor.",
                        "Delivers exactly once, to readers with isolation level read_committed:"
                                + " records are committed with each checkpoint.",
                        "Transaction ids begin with 'orders.out~' and are new for each"
                                + " checkpoint. A transaction that is open for more than 15 min is"
                                + " given up by the broker, which must allow as much"
                                + " (transaction.max.timeout.ms); an outage must be shorter.",
                        "The hash of a record's key chooses its partition.",
                        "A record's timestamp is the event time.",
                        "Headers that an event was read with are written again, but for those of dead letters.",
                        "The producer batches with batch.size 131072, compression.type lz4,"
                                + " linger.ms 20.");
    }

    @Test
    void tellsWhatIsSet() {
        EndpointDescription description =
                describe(
                        "{topic-expression: \"'orders-' + country\", partitioner: any,"
                                + " delivery-guarantee: at-least-once, timestamp: write-time,"
                                + " forward-headers: false, properties: {linger.ms: 5},"
                                + " topic-config: {partitions: 3}}",
                        context);

        assertThat(context.problems()).isEmpty();
        assertThat(description.endpoints()).isEmpty();
        assertThat(description.facts())
                .containsExactly(
                        "Writes to the topic that ''orders-' + country' gives at localhost:9092.",
                        "Where the topic doesn't exist it's made, with 3 partitions and the"
                                + " broker's replication factor.",
                        "Delivers at least once: after a failure, events since the last checkpoint"
                                + " are written again.",
                        "Records go to any partition, whatever their key.",
                        "A record's timestamp is the time of writing.",
                        "Headers that an event was read with are dropped.",
                        "The producer batches with batch.size 131072, compression.type lz4,"
                                + " linger.ms 5.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                    | topic: a Kafka sink needs 'topic' or 'topic-expression'.
                    {topic: a, topic-expression: country} | topic-expression: 'topic' and 'topic-expression' exclude each other. Keep one.
                    {topic: a/b}                          | topic: 'a/b' is no name for a topic. Use letters, digits, '.', '_' and '-', at most 249 characters.
                    {topic: a, headers: {t: tags}}        | headers: header 't' is array<string>; a header is one value.
                    {topic: a, transactional-id-prefix: "a~b"} | transactional-id-prefix: 'a~b' is not allowed. Use letters, digits, '.', '_' and '-', at most 200 characters.
                    {topic: a, delivery-guarantee: at-least-once, transactional-id-prefix: b} | transactional-id-prefix: 'transactional-id-prefix' has no effect without delivery-guarantee exactly-once.
                    {topic: a, properties: {acks: 0}}     | properties: Kafka property 'acks' is the platform's: it's always 'all', so that nothing written is lost.
                    """)
    void refusesOptionsThatDontGoTogether(String options, String problem) {
        describe(options, context);
        assertThat(context.problems()).containsExactly(problem);
    }

    @Test
    void needsAFixedTopicForDeadLetters() {
        RecordingContext deadLetters = new RecordingContext("dead-letter", false);
        describe("{topic-expression: country}", deadLetters);
        assertThat(deadLetters.problems()).containsExactly("topic: dead letters need a 'topic'.");
    }

    @Test
    void warnsOfLosses() {
        describe("{topic: a, delivery-guarantee: none}", context);
        assertThat(context.warnings())
                .containsExactly(
                        "delivery-guarantee: with delivery-guarantee none, events are lost when the"
                                + " job or a broker fails.");
    }

    @Test
    void needsCheckpointsThatAreShorterThanTransactions() {
        KafkaSinkOptions options = options("{topic: a, transaction-timeout: 10s}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(options, Duration.ZERO))
                .withMessage(
                        "sink 'out': delivery-guarantee exactly-once needs checkpoints, which"
                                + " commit what was written");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(options, Duration.ofSeconds(10)))
                .withMessage(
                        "sink 'out': transaction-timeout 10 s is not longer than the checkpoint"
                                + " interval 10 s, so that no transaction would live to be"
                                + " committed");
    }

    private void create(KafkaSinkOptions options, Duration interval) {
        connector.create(
                Words.connection(), options, new SinkContext("orders", "out", TYPE, interval));
    }

    private EndpointDescription describe(String options, RecordingContext context) {
        return connector.describe(Words.connection(), options(options), context);
    }

    private static KafkaSinkOptions options(String words) {
        return Words.bind(KafkaSinkOptions.class, TYPE, words);
    }
}
