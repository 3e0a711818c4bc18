package io.dataprocessing.pipeline.processors.cep;

import io.dataprocessing.pipeline.core.option.DurationText;
import io.dataprocessing.pipeline.core.transform.Shapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Patterns in words: for people, and for telling whether one can read another's state. */
final class PatternWords {

    private PatternWords() {}

    /** What a step keeps. */
    static String state(PatternOptions options) {
        return "the events of sequences that have begun%s"
                .formatted(
                        options.within()
                                .duration()
                                .map(time -> ", for " + DurationText.print(time))
                                .orElse(", for ever"));
    }

    /** Conditions aren't part of it: they may change, and hold from then on. */
    static String shape(PatternOptions options) {
        return Shapes.of(
                options.sequence().stream()
                        .map(PatternWords::part)
                        .collect(Collectors.joining("; ")),
                options.within().duration().map(Duration::toString).orElse(""),
                options.afterMatch());
    }

    private static String part(PartOptions part) {
        List<String> words = new ArrayList<>(List.of(part.name(), part.contiguity().name()));
        words.add(part.times());
        words.add(part.timesContiguity().name());
        if (part.optional()) {
            words.add("optional");
        }
        if (part.greedy()) {
            words.add("greedy");
        }
        if (part.not()) {
            words.add("not");
        }
        return String.join(" ", words);
    }
}
