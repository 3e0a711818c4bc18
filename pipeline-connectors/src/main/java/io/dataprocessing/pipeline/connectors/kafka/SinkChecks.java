package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.DeliveryGuarantee;
import io.dataprocessing.pipeline.core.option.DurationText;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import java.time.Duration;
import java.util.Optional;

/** Checks the options of a sink against each other, without contacting Kafka. */
final class SinkChecks {

    private static final String PREFIX_LETTERS = "[A-Za-z0-9._-]{1,200}";

    private final KafkaSinkOptions options;
    private final ConnectorContext context;

    private SinkChecks(KafkaSinkOptions options, ConnectorContext context) {
        this.options = options;
        this.context = context;
    }

    static void check(KafkaSinkOptions options, ConnectorContext context) {
        SinkChecks checks = new SinkChecks(options, context);
        checks.topic();
        checks.headers();
        checks.transactions();
        ClientKeys.problems(options.properties(), false)
                .forEach(problem -> context.problem("properties", problem));
    }

    private void topic() {
        boolean deadLetters = context.endpoint().equals(DeadLetterPlan.NAME);
        if (deadLetters && options.topic().isEmpty()) {
            context.problem("topic", "dead letters need a 'topic'.");
        } else if (options.topic().isEmpty() && options.topicExpression().isEmpty()) {
            context.problem("topic", "a Kafka sink needs 'topic' or 'topic-expression'.");
        }
        if (options.topic().isPresent() && options.topicExpression().isPresent()) {
            context.problem(
                    "topic-expression",
                    "'topic' and 'topic-expression' exclude each other. Keep one.");
        }
        options.topic()
                .flatMap(TopicName::problem)
                .ifPresent(problem -> context.problem("topic", problem));
    }

    private void headers() {
        options.headers()
                .forEach(
                        (name, value) -> {
                            if (!isScalar(value.type())) {
                                context.problem(
                                        "headers",
                                        "header '%s' is %s; a header is one value."
                                                .formatted(name, value.type()));
                            }
                        });
    }

    private static boolean isScalar(DataType type) {
        return !(type instanceof ArrayType || type instanceof MapType || type instanceof RowType);
    }

    private void transactions() {
        Optional<String> prefix = options.transactionalIdPrefix();
        if (prefix.filter(text -> !text.matches(PREFIX_LETTERS)).isPresent()) {
            context.problem(
                    "transactional-id-prefix",
                    "'%s' is not allowed. Use letters, digits, '.', '_' and '-', at most 200 characters."
                            .formatted(prefix.get()));
        }
        if (!options.exactlyOnce() && prefix.isPresent()) {
            context.problem(
                    "transactional-id-prefix",
                    "'transactional-id-prefix' has no effect without delivery-guarantee exactly-once.");
        }
        if (options.exactlyOnce()) {
            transactionTimeout();
        }
        if (options.deliveryGuarantee() == DeliveryGuarantee.NONE) {
            context.warning(
                    "delivery-guarantee",
                    "with delivery-guarantee none, events are lost when the job or a broker fails.");
        }
    }

    /** A transaction is open from one checkpoint until the next is complete. */
    private void transactionTimeout() {
        Duration open = context.checkpointInterval().plus(context.checkpointTimeout());
        if (options.transactionTimeout().compareTo(open) < 0) {
            context.problem(
                    "transaction-timeout",
                    ("transaction-timeout %s is shorter than checkpointing.interval %s +"
                                    + " checkpointing.timeout %s: a slow checkpoint would lose"
                                    + " data.")
                            .formatted(
                                    DurationText.print(options.transactionTimeout()),
                                    DurationText.print(context.checkpointInterval()),
                                    DurationText.print(context.checkpointTimeout())));
        }
    }
}
