package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.Optional;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/** Writes a pattern in Flink's words. */
final class FlinkPattern {

    private final String step;
    private final PatternOptions options;
    private final PatternPlan plan;
    private final boolean strict;

    /**
     * The pattern of a step.
     *
     * @param strict whether a condition without a value fails the job
     */
    FlinkPattern(String step, PatternOptions options, PatternPlan plan, boolean strict) {
        this.step = requireNonNull(step, "step");
        this.options = requireNonNull(options, "options");
        this.plan = requireNonNull(plan, "plan");
        this.strict = strict;
    }

    Pattern<Event, Event> build() {
        AfterMatchSkipStrategy afterMatch = AfterMatch.parse(options.afterMatch()).strategy();
        Pattern<Event, Event> pattern =
                quantified(
                        conditioned(Pattern.begin(options.sequence().get(0).name(), afterMatch), 0),
                        options.sequence().get(0));
        for (int i = 1; i < options.sequence().size(); i++) {
            PartOptions part = options.sequence().get(i);
            Pattern<Event, Event> next = conditioned(following(pattern, part), i);
            pattern = part.not() ? next : quantified(next, part);
        }
        return options.within().duration().isPresent()
                ? pattern.within(options.within().duration().get())
                : pattern;
    }

    private static Pattern<Event, Event> following(
            Pattern<Event, Event> pattern, PartOptions part) {
        return switch (part.contiguity()) {
            case STRICT -> part.not() ? pattern.notNext(part.name()) : pattern.next(part.name());
            case RELAXED ->
                    part.not()
                            ? pattern.notFollowedBy(part.name())
                            : pattern.followedBy(part.name());
            case NON_DETERMINISTIC -> pattern.followedByAny(part.name());
        };
    }

    private Pattern<Event, Event> conditioned(Pattern<Event, Event> pattern, int index) {
        Optional<PartCondition> condition = plan.conditions().get(index);
        String place = "step '%s', part '%s'".formatted(step, options.sequence().get(index).name());
        return condition.isEmpty()
                ? pattern
                : pattern.where(new EventCondition(place, condition.get(), strict));
    }

    private static Pattern<Event, Event> quantified(
            Pattern<Event, Event> pattern, PartOptions part) {
        Repetition times = Repetition.parse(part.times()).orElseThrow();
        Pattern<Event, Event> result = pattern;
        if (!times.isSingle()) {
            result =
                    times.to().isPresent()
                            ? result.times(times.from(), times.to().getAsInt())
                            : result.timesOrMore(times.from());
            result =
                    switch (part.timesContiguity()) {
                        case STRICT -> result.consecutive();
                        case RELAXED -> result;
                        case NON_DETERMINISTIC -> result.allowCombinations();
                    };
        }
        if (part.greedy()) {
            result = result.greedy();
        }
        return part.optional() ? result.optional() : result;
    }
}
