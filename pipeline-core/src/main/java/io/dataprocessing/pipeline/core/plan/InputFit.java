package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.ArrayList;
import java.util.List;

/** Checks that a stream can be read as a step wants it: one report for all fields that differ. */
final class InputFit {

    private final Planning planning;
    private final Section section;
    private final Position position;
    private final OutputRef input;
    private final Class<?> javaType;

    /**
     * A check of one input.
     *
     * @param input what is read
     * @param javaType the class that its records become
     */
    InputFit(Planning planning, Section section, InputWords.Reference input, Class<?> javaType) {
        this.planning = planning;
        this.section = section;
        // A step without the key reads the one above it, which no word names.
        this.position =
                section.words().get(InputWords.KEY).isPresent()
                        ? input.position()
                        : section.at("type");
        this.input = input.ref();
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
            planning.problems().error(PlanCode.INPUT_TYPE, position, path(), message.toString());
            return false;
        }
        if (isTyped()) {
            warnOfNulls(given, wanted);
        }
        return true;
    }

    private String path() {
        return section.path() + "." + InputWords.KEY;
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

    /**
     * A nullable field may be missing, for the step to fill in or just in case; but where the
     * stream has one of nearly the same name that the class doesn't have, it's probably misspelt.
     */
    private void warnOfNulls(RowType given, RowType wanted) {
        List<String> lines = new ArrayList<>();
        for (RowConversion.AlwaysNull absent : RowConversion.alwaysNull(given, wanted)) {
            Suggestion.nearest(absent.name(), absent.spare())
                    .ifPresent(
                            near ->
                                    lines.add(
                                            "\n  - %s; did you mean '%s'?"
                                                    .formatted(absent.field(), near)));
        }
        if (!lines.isEmpty()) {
            planning.problems()
                    .warning(
                            PlanCode.ALWAYS_NULL,
                            position,
                            path(),
                            "%s reads '%s' as %s, and %s never there, so always null:%s"
                                    .formatted(
                                            section.owner(),
                                            input,
                                            javaType.getName(),
                                            counted(lines.size())
                                                    + (lines.size() == 1 ? " is" : " are"),
                                            String.join("", lines)));
        }
    }
}
