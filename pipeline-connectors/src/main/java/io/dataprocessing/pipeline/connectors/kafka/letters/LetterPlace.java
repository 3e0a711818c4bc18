package io.dataprocessing.pipeline.connectors.kafka.letters;

import io.dataprocessing.pipeline.api.Origin;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads places as they are printed: {@code orders.dlq-0@12}. */
public final class LetterPlace {

    private static final Pattern PLACE = Pattern.compile("(.+)-([0-9]{1,9})@([0-9]{1,18})");

    private LetterPlace() {}

    /** The place; empty if the text is none. */
    public static Optional<Origin> parse(String text) {
        Matcher matcher = PLACE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new Origin(
                                matcher.group(1),
                                Integer.parseInt(matcher.group(2)),
                                Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }
}
