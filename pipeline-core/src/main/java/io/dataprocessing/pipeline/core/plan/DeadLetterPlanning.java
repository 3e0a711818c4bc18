package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import java.util.List;
import java.util.Optional;

/** Plans the section {@code dead-letter}. */
final class DeadLetterPlanning {

    private static final String KEY = DeadLetterPlan.NAME;

    private final Planning planning;
    private final Connections connections;
    private final ExecutionPlan execution;
    private final Section section;

    DeadLetterPlanning(Planning planning, Connections connections, ExecutionPlan execution) {
        ConfigMap words = planning.config().deadLetter();
        this.planning = planning;
        this.connections = connections;
        this.execution = execution;
        this.section = new Section("'%s'".formatted(KEY), KEY, words.position(), words);
    }

    /** Whether the file has such a section. */
    boolean isGiven() {
        return !section.words().entries().isEmpty();
    }

    /**
     * What becomes of the section.
     *
     * @param writing what is written
     * @param letters what they hold
     */
    record Draft(Writing writing, LetterPlan letters) {

        DeadLetterPlan plan() {
            return new DeadLetterPlan(
                    writing.connection(),
                    writing.options(),
                    letters,
                    writing.description().endpoints(),
                    writing.description().facts());
        }
    }

    /** What is written; empty without a section, or after a problem. */
    Optional<Draft> plan() {
        if (!isGiven()) {
            return Optional.empty();
        }
        Optional<DeadLetterSettings> settings =
                planning.settings(DeadLetterSettings.class, section);
        return connections
                .find(section)
                .flatMap(this::writing)
                .flatMap(writing -> settings.map(known -> new Draft(writing, known.plan())));
    }

    private Optional<Writing> writing(ConnectionPlan connection) {
        return Writing.plan(
                planning,
                section,
                new ConnectorReport(planning, section, KEY, connection.name(), execution),
                connection,
                Planning.keys(DeadLetterSettings.class),
                List.of());
    }
}
