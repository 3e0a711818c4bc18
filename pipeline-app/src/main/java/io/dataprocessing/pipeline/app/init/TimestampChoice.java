package io.dataprocessing.pipeline.app.init;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The form of timestamps of a sample, of which a format has one. */
enum TimestampChoice {
    /** Texts with an offset. */
    ISO_8601("iso-8601"),
    /** Texts without. */
    SQL("sql"),
    /** Numbers. */
    EPOCH_MILLIS("epoch-millis");

    private static final Pattern TIME_NAME =
            Pattern.compile("(?i).*(time|date|_at$|At$|^at$|^ts$|_ts$|updated|created|modified).*");

    private final String word;

    TimestampChoice(String word) {
        this.word = word;
    }

    /** The option's value in a pipeline file. */
    String word() {
        return word;
    }

    /** Whether a place holds timestamps of this form. */
    boolean fits(String name, Observation seen) {
        return switch (this) {
            case ISO_8601 -> seen.has(TextForm.ISO_TIMESTAMP);
            case SQL -> seen.has(TextForm.SQL_TIMESTAMP);
            case EPOCH_MILLIS -> seen.mayBeMillis() && TIME_NAME.matcher(name).matches();
        };
    }

    /** The form that most of the places have. */
    static TimestampChoice of(Observation root) {
        Map<TimestampChoice, Integer> counts = new EnumMap<>(TimestampChoice.class);
        count("", root, counts);
        TimestampChoice best = ISO_8601;
        for (TimestampChoice choice : values()) {
            if (counts.getOrDefault(choice, 0) > counts.getOrDefault(best, 0)) {
                best = choice;
            }
        }
        return best;
    }

    private static void count(
            String name, Observation seen, Map<TimestampChoice, Integer> counts) {
        for (TimestampChoice choice : values()) {
            if (choice.fits(name, seen)) {
                counts.merge(choice, 1, Integer::sum);
            }
        }
        seen.members().forEach((member, place) -> count(member, place, counts));
        seen.element().ifPresent(place -> count(name, place, counts));
    }
}
