package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.plan.SourcePlan;
import java.util.Optional;

/** Where a letter goes. */
sealed interface Route {

    /**
     * Back to its topic.
     *
     * @param source the source that reads it there
     * @param target the source, step or sink that it's meant for; empty for all that read the topic
     */
    record Back(SourcePlan source, Optional<String> target) implements Route {

        public Back {
            requireNonNull(source, "source");
            requireNonNull(target, "target");
        }
    }

    /**
     * Nowhere.
     *
     * @param reason why, a sentence
     */
    record Nowhere(String reason) implements Route {

        public Nowhere {
            requireNonNull(reason, "reason");
        }
    }
}
