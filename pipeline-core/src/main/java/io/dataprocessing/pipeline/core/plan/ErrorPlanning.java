package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.option.BindingScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the key {@code on-error} of a source, step or sink: a word, or a mapping with a limit. */
final class ErrorPlanning {

    static final String KEY = "on-error";

    private ErrorPlanning() {}

    /** What is said there, or the default; empty after a problem. */
    static Optional<ErrorRule> plan(Planning planning, Section section) {
        Optional<ErrorRule> rule =
                section.inner(KEY)
                        .map(inner -> mapping(planning, inner))
                        .orElseGet(() -> word(planning, section));
        if (rule.filter(ErrorRule::makesDeadLetters).isPresent()) {
            planning.checkDeadLetters(section, KEY);
        }
        return rule;
    }

    private static Optional<ErrorRule> word(Planning planning, Section section) {
        return planning.settings(ErrorSettings.Word.class, section)
                .map(word -> ErrorRule.of(word.onError()));
    }

    private static Optional<ErrorRule> mapping(Planning planning, Section inner) {
        Optional<ErrorRule> rule =
                planning.binder()
                        .bind(
                                ErrorSettings.class,
                                inner.words(),
                                new BindingScope(
                                        inner.owner(),
                                        inner.path(),
                                        List.of(),
                                        Set.of(),
                                        planning.problems()))
                        .map(ErrorSettings::rule);
        if (rule.isPresent()
                && rule.get().policy() == ErrorPolicy.FAIL
                && rule.get().maxRate().isPresent()) {
            planning.error(
                    PlanCode.USELESS_OPTION,
                    inner,
                    "max-rate",
                    "'max-rate' has no effect with policy fail, which fails at the first record. Use dead-letter or skip.");
            return Optional.empty();
        }
        return rule;
    }
}
