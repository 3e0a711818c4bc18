package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that a stream can be read as a step wants it: one report for all fields that differ. */
final class InputFit {

    private final Planning planning;
    private final Section section;
    private final String option;
    private final OutputRef input;
    private final Class<?> javaType;

    /**
     * A check of one input.
     *
     * @param option where the input is named
     * @param input what is read
     * @param javaType the class that its records become
     */
    InputFit(
            Planning planning, Section section, String option, OutputRef input, Class<?> javaType) {
        this.planning = planning;
        this.section = section;
        // A step without the key reads the one above it, which no word names.
        this.option = section.words().get(InputWords.KEY).isPresent() ? option : "type";
        this.input = input;
        this.javaType = javaType;
    }

    /** Whether it fits; reports what doesn't, and what fits but is probably not meant. */
    boolean check(RowType given, RowType wanted) {
        List<RowConversion.Mismatch> mismatches = RowConversion.check(given, wanted);
        if (!mismatches.isEmpty()) {
            StringBuilder message = new StringBuilder();
            message.append(
                    "%s can't read '%s'%s, because of %s:"
                            .formatted(
                                    section.owner(),
                                    input,
                                    isTyped() ? " as " + javaType.getName() : "",
                                    counted(mismatches.size())));
            FitAdvice advice = new FitAdvice(given, javaType);
            for (RowConversion.Mismatch mismatch : mismatches) {
                message.append("\n  - ").append(line(mismatch)).append(advice.of(mismatch));
            }
            planning.error(PlanCode.INPUT_TYPE, section, option, message.toString());
            return false;
        }
        if (isTyped()) {
            warnOfNulls(given, wanted);
        }
        return true;
    }

    private boolean isTyped() {
        return javaType != Row.class;
    }

    private static String counted(int fields) {
        return fields == 1 ? "1 field" : fields + " fields";
    }

    private static String line(RowConversion.Mismatch mismatch) {
        return "%s: expected %s, found %s. "
                .formatted(
                        mismatch.field(),
                        mismatch.expected(),
                        mismatch.found().map(Object::toString).orElse("no such field"));
    }

    /** A nullable field may be missing; where one is, its name is often just another. */
    private void warnOfNulls(RowType given, RowType wanted) {
        List<String> absent = RowConversion.alwaysNull(given, wanted);
        if (absent.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder();
        message.append(
                "%s reads '%s' as %s, and %s never there, so always null:"
                        .formatted(
                                section.owner(),
                                input,
                                javaType.getName(),
                                counted(absent.size()) + (absent.size() == 1 ? " is" : " are")));
        Set<String> names = given.fieldNames();
        for (String field : absent) {
            Optional<String> meant = Suggestion.nearest(field, names);
            message.append("\n  - ")
                    .append(field)
                    .append(meant.map(name -> "; did you mean '%s'?".formatted(name)).orElse("."));
        }
        planning.warning(PlanCode.ALWAYS_NULL, section, option, message.toString());
    }
}
