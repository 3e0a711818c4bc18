package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.option.BindingScope;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.jar.PluginCode;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the parts of the planner share while one pipeline is planned.
 *
 * @param config the words
 * @param catalog what there is
 * @param binder makes options of words
 * @param problems what was found so far
 */
record Planning(PipelineConfig config, Catalog catalog, OptionBinder binder, Problems problems) {

    Planning {
        requireNonNull(config, "config");
        requireNonNull(catalog, "catalog");
        requireNonNull(binder, "binder");
        requireNonNull(problems, "problems");
    }

    /** The name of the pipeline. */
    String pipeline() {
        return config.name().text();
    }

    /** Binds the platform's own keys of a section and leaves the others alone. */
    <C extends Record> Optional<C> settings(Class<C> type, Section section) {
        return binder.bind(
                type,
                section.only(keys(type)),
                new BindingScope(section.owner(), section.path(), List.of(), Set.of(), problems));
    }

    /** Binds the keys of a section that aren't the platform's. */
    <C extends Record> Optional<C> options(
            Class<C> type, Section section, Set<String> platformKeys, List<RowType> inputTypes) {
        return binder.bind(
                type,
                section.words(),
                new BindingScope(
                        section.owner(), section.path(), inputTypes, platformKeys, problems));
    }

    /**
     * Binds as {@link #options} does, but gives nothing after an unknown key: what would be said
     * then of the options that were read is probably about the one that was misspelt.
     */
    <C extends Record> Optional<C> exactOptions(
            Class<C> type, Section section, Set<String> platformKeys, List<RowType> inputTypes) {
        int before = problems.all().size();
        Optional<C> options = options(type, section, platformKeys, inputTypes);
        List<Problem> found = problems.all().subList(before, problems.all().size());
        return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)
                ? Optional.empty()
                : options;
    }

    /** The keys that a record of settings is bound from. */
    static Set<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(
                        component ->
                                component
                                        .getName()
                                        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Checks that there is a place for the dead letters that an option makes. */
    void checkDeadLetters(Section section, String option) {
        if (config.deadLetter().entries().isEmpty()) {
            error(
                    PlanCode.NO_DEAD_LETTERS,
                    section,
                    option,
                    ("'%s: dead-letter' needs the section 'dead-letter', for example"
                                    + " 'dead-letter: {connection: main, topic: %s.dlq}'.")
                            .formatted(option, pipeline()));
        }
    }

    /** Checks that a section doesn't ask for more instances than there are key groups. */
    void checkParallelism(Section section, Optional<Integer> parallelism, ExecutionPlan execution) {
        if (parallelism.orElse(1) > execution.maxParallelism()) {
            error(
                    PlanCode.PARALLELISM,
                    section,
                    "parallelism",
                    "parallelism %d is more than execution.max-parallelism, %d."
                            .formatted(parallelism.get(), execution.maxParallelism()));
        }
    }

    /** Reports a problem with an option of a section. */
    void error(String code, Section section, String option, String message) {
        error(code, section, option, message, Optional.empty());
    }

    /** Reports a problem with an option of a section, and what was probably meant. */
    void error(
            String code,
            Section section,
            String option,
            String message,
            Optional<String> suggestion) {
        problems.error(
                code,
                section.at(option),
                option.isEmpty() ? section.path() : section.path() + "." + option,
                message,
                suggestion);
    }

    /** Reports something doubtful about an option of a section. */
    void warning(String code, Section section, String option, String message) {
        problems.warning(
                code,
                section.at(option),
                option.isEmpty() ? section.path() : section.path() + "." + option,
                message);
    }

    /** Reports a name that nothing has, the names that there are, and what was probably meant. */
    void unknown(
            String code,
            Section section,
            String option,
            String what,
            String name,
            Collection<String> known) {
        Optional<String> ambiguous = catalog.ambiguous(what, name);
        if (ambiguous.isPresent()) {
            error(PluginCode.AMBIGUOUS, section, option, ambiguous.get());
            return;
        }
        String there =
                known.stream()
                        .map(each -> catalog.labelled(what, each))
                        .collect(Collectors.joining(", "));
        error(
                code,
                section,
                option,
                known.isEmpty()
                        ? "%s '%s' doesn't exist; there are none.".formatted(what, name)
                        : "%s '%s' doesn't exist. Known: %s.".formatted(what, name, there),
                Suggestion.nearest(name, known));
    }
}
