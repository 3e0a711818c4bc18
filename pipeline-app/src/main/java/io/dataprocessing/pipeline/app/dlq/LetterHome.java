package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterTopic;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;

/**
 * Where a pipeline's letters are.
 *
 * @param plan the pipeline
 * @param connection what has the topic
 * @param options those of the section {@code dead-letter}, or others with no say
 * @param topic the topic
 */
record LetterHome(PipelinePlan plan, ConnectionPlan connection, Record options, String topic) {

    LetterHome {
        requireNonNull(plan, "plan");
        requireNonNull(connection, "connection");
        requireNonNull(options, "options");
        requireNonNull(topic, "topic");
    }

    /** What is done with the letters. */
    @FunctionalInterface
    interface Work {

        /** Does it. */
        void on(LetterTopic letters) throws ConnectorException;
    }

    /**
     * Opens the topic, has something done with it, and closes it.
     *
     * @throws StoppedException if Kafka doesn't do what is needed
     */
    void open(Work work) {
        try (LetterTopic letters = LetterTopic.open(connection, options, topic)) {
            work.on(letters);
        } catch (ConnectorException e) {
            throw new StoppedException(ExitCode.PREFLIGHT, e.getMessage(), e);
        }
    }
}
