package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.PlanContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a sequence says that no pattern can mean. */
final class SequenceCheck {

    private final PatternOptions options;
    private final PlanContext context;

    SequenceCheck(PatternOptions options, PlanContext context) {
        this.options = requireNonNull(options, "options");
        this.context = requireNonNull(context, "context");
    }

    /**
     * Reports what it finds.
     *
     * @return whether each part has a name of its own, so that it can be planned
     */
    boolean run() {
        if (options.sequence().isEmpty()) {
            context.problem("sequence", "a sequence needs at least one part.");
            return false;
        }
        Set<String> names = new HashSet<>();
        boolean named = true;
        for (int i = 0; i < options.sequence().size(); i++) {
            named &= hasOwnName(i, names);
            checkTimes(i);
            if (options.sequence().get(i).not()) {
                checkNot(i);
            }
        }
        checkAfterMatch();
        checkTimeout();
        return named;
    }

    private boolean hasOwnName(int index, Set<String> names) {
        String name = options.sequence().get(index).name();
        if (!names.add(name)) {
            problem(index, "name", "there is a part '%s' already.".formatted(name));
            return false;
        }
        if (context.inputType().has(name)) {
            problem(
                    index,
                    "name",
                    ("'%s' is a field of the input, and conditions couldn't tell the two apart."
                                    + " Give the part another name.")
                            .formatted(name));
            return false;
        }
        return true;
    }

    private void checkTimes(int index) {
        PartOptions part = options.sequence().get(index);
        boolean valid = Repetition.parse(part.times()).isPresent();
        if (!valid) {
            problem(index, "times", "'%s' ends before it begins.".formatted(part.times()));
        }
        boolean single = valid && Repetition.parse(part.times()).get().isSingle();
        if (single && part.greedy()) {
            problem(
                    index,
                    "greedy",
                    "only a part that repeats can be greedy, for example with 'times: 1..'.");
        }
        if (single && part.timesContiguity() != Contiguity.RELAXED) {
            problem(
                    index,
                    "times-contiguity",
                    "it has no effect on a part that occurs once. Leave it out, or let the part"
                            + " repeat, for example with 'times: 1..'.");
        }
        if (index == 0 && part.contiguity() != Contiguity.RELAXED) {
            problem(
                    index,
                    "contiguity",
                    "it has no effect on the first part, which follows none. Leave it out.");
        }
        if (part.optional() && index > 0 && options.sequence().get(index - 1).greedy()) {
            problem(
                    index,
                    "optional",
                    "a part behind a greedy one can't be optional: it's unclear which of the two"
                            + " takes an event.");
        }
    }

    private void checkNot(int index) {
        PartOptions part = options.sequence().get(index);
        List<String> problems = new ArrayList<>();
        if (index == 0) {
            problems.add("the first part can't be one that must not occur.");
        }
        if (part.optional() || part.greedy() || !part.times().equals("1")) {
            problems.add("a part that must not occur has no 'times', 'optional' or 'greedy'.");
        }
        if (part.contiguity() == Contiguity.NON_DETERMINISTIC) {
            problems.add(
                    "a part that must not occur is strict (the next event must not fit) or relaxed"
                            + " (none may fit until the next part is found).");
        }
        if (index > 0 && options.sequence().get(index - 1).optional()) {
            problems.add("the part before one that must not occur can't be optional.");
        }
        if (index > 0 && options.sequence().get(index - 1).not()) {
            problems.add(
                    "two parts in a row that must not occur are one: join their conditions by ||.");
        }
        boolean last = index == options.sequence().size() - 1;
        if (last && part.contiguity() == Contiguity.STRICT) {
            problems.add(
                    "the last part can't be a strict one that must not occur. Make it relaxed: none"
                            + " may fit until 'within' is over.");
        }
        if (last && options.within().duration().isEmpty()) {
            problems.add(
                    "a sequence that ends with something that must not occur needs a time after"
                            + " which that is certain: set 'within'.");
        }
        problems.forEach(problem -> problem(index, "not", problem));
    }

    private void checkAfterMatch() {
        AfterMatch.parse(options.afterMatch())
                .target()
                .ifPresent(
                        target -> {
                            List<String> parts =
                                    options.sequence().stream()
                                            .filter(part -> !part.not())
                                            .map(PartOptions::name)
                                            .toList();
                            if (!parts.contains(target)) {
                                context.problem(
                                        "after-match",
                                        "there is no part '%s' to skip to. Parts: %s."
                                                .formatted(target, String.join(", ", parts)));
                            }
                        });
    }

    private void checkTimeout() {
        if (options.timeout() == TimeoutPolicy.OUTPUT && options.within().duration().isEmpty()) {
            context.problem("timeout", "with 'within: none' a sequence has all the time it needs.");
        }
    }

    private void problem(int index, String option, String message) {
        context.problem("sequence[%d].%s".formatted(index, option), message);
    }
}
