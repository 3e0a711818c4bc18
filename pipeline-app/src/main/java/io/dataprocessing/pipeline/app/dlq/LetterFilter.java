package io.dataprocessing.pipeline.app.dlq;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Chooses letters, and counts those for which the condition has no value. */
final class LetterFilter implements Predicate<Letter> {

    private final List<Predicate<Letter>> all;
    private final Optional<Condition> where;
    private long undecided;
    private String reason = "";

    LetterFilter(List<Predicate<Letter>> all, Optional<Condition> where) {
        this.all = List.copyOf(all);
        this.where = where;
    }

    @Override
    public boolean test(Letter letter) {
        for (Predicate<Letter> each : all) {
            if (!each.test(letter)) {
                return false;
            }
        }
        return where.isEmpty() || holds(where.get(), letter);
    }

    private boolean holds(Condition condition, Letter letter) {
        try {
            return condition.test(letter);
        } catch (EvaluationException e) {
            if (undecided == 0) {
                reason = "%s: %s".formatted(letter.place(), e.getMessage());
            }
            undecided++;
            return false;
        }
    }

    /** What to say of letters that were passed over because the condition failed. */
    Optional<String> complaint() {
        return undecided == 0
                ? Optional.empty()
                : Optional.of(
                        "--where has no value for %,d of the letters, which are passed over; the first is %s"
                                .formatted(undecided, reason));
    }
}
