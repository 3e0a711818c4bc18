package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Letters with a class of exception.
 *
 * @param name the class, with or without its package
 */
record ErrorPattern(Pattern name) implements Predicate<Letter> {

    ErrorPattern {
        requireNonNull(name, "name");
    }

    /** The pattern of a text in which {@code *} stands for anything. */
    static ErrorPattern of(String text) {
        return new ErrorPattern(
                Pattern.compile(
                        Arrays.stream(text.split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*"))));
    }

    @Override
    public boolean test(Letter letter) {
        String full = letter.errorClass();
        String simple = full.substring(full.lastIndexOf('.') + 1);
        return name.matcher(full).matches() || name.matcher(simple).matches();
    }
}
