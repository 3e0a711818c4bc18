package io.dataprocessing.pipeline.processors.cep;

import java.util.Optional;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;

/**
 * Where the search goes on after a match.
 *
 * @param kind the way
 * @param part the part that it goes to; empty where it goes to none
 */
record AfterMatch(Kind kind, String part) {

    /** The ways. */
    enum Kind {
        NO_SKIP,
        SKIP_TO_NEXT,
        SKIP_PAST_LAST,
        SKIP_TO_FIRST,
        SKIP_TO_LAST
    }

    static final String TEXT =
            "no-skip|skip-to-next|skip-past-last|skip-to-(first|last) " + PatternOptions.NAME;

    static final String ALLOWED =
            "no-skip, skip-to-next, skip-past-last, 'skip-to-first NAME' or 'skip-to-last NAME'";

    static AfterMatch parse(String text) {
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        return new AfterMatch(
                Kind.valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                space < 0 ? "" : text.substring(space + 1));
    }

    /** The part that the search goes to. */
    Optional<String> target() {
        return Optional.of(part).filter(name -> !name.isEmpty());
    }

    AfterMatchSkipStrategy strategy() {
        return switch (kind) {
            case NO_SKIP -> AfterMatchSkipStrategy.noSkip();
            case SKIP_TO_NEXT -> AfterMatchSkipStrategy.skipToNext();
            case SKIP_PAST_LAST -> AfterMatchSkipStrategy.skipPastLastEvent();
            case SKIP_TO_FIRST -> AfterMatchSkipStrategy.skipToFirst(part);
            case SKIP_TO_LAST -> AfterMatchSkipStrategy.skipToLast(part);
        };
    }
}
