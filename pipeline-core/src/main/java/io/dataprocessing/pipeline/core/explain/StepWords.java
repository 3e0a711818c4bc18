package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.option.DurationText;
import io.dataprocessing.pipeline.core.option.OptionReference;
import io.dataprocessing.pipeline.core.plan.RetryPlan;
import io.dataprocessing.pipeline.core.plan.StatePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.state.OrderCells;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A step, in words. */
final class StepWords {

    private static final int INDENT = 2;

    private final Settings settings = new Settings("steps");
    private final TextPage page;
    private final Duration callTimeout;

    /** The words about steps, whose calls may take so long where they say nothing. */
    StepWords(TextPage page, Duration callTimeout) {
        this.page = page;
        this.callTimeout = callTimeout;
    }

    void write(StepPlan step) {
        page.blank();
        page.paragraph(0, "%s  (%s)".formatted(step.name(), step.processor().type()));
        if (!step.description().isEmpty()) {
            page.paragraph(INDENT, step.description());
        }
        String does = OptionReference.of(step.options().getClass()).description();
        if (!does.isEmpty()) {
            page.paragraph(INDENT, does);
        }
        page.paragraph(INDENT, "Reads what comes from %s.".formatted(inputs(step)));
        page.table(2 * INDENT, OptionWords.of(step.options()));
        writeState(step);
        writeOutputs(step);
        page.paragraph(
                INDENT,
                "A record that it can't handle %s%s. It runs with parallelism %d."
                        .formatted(
                                EndpointWords.fate(step.onError()),
                                EndpointWords.standard(settings, step.onError()),
                                step.parallelism()));
        step.retry().ifPresent(retry -> page.paragraph(INDENT, retry(retry)));
        if (step.kind() != StepPlan.Kind.TRANSFORM && !step.callTimeout().equals(callTimeout)) {
            page.paragraph(INDENT, callTimeout(step.callTimeout()));
        }
    }

    private static String retry(RetryPlan retry) {
        return "A record is tried up to %d times after an error that may pass, with a wait that begins with %s, doubles each time, and is %s at most."
                .formatted(
                        retry.attempts(),
                        ValueText.of(retry.backoff()),
                        ValueText.of(retry.maxBackoff()));
    }

    private static String callTimeout(Duration limit) {
        return limit.isZero()
                ? "A call into its processor may take as long as it wants."
                : "A call into its processor may take %s.".formatted(ValueText.of(limit));
    }

    private static String inputs(StepPlan step) {
        return step.inputs().stream()
                .map(EndpointWords::union)
                .collect(Collectors.joining(", and on a second input "));
    }

    private void writeState(StepPlan step) {
        String key =
                step.key().stream()
                        .filter(fields -> !fields.isEmpty())
                        .map(fields -> String.join(", ", fields))
                        .distinct()
                        .collect(Collectors.joining(" / "));
        if (!key.isEmpty()) {
            page.paragraph(INDENT, "Records are brought together by %s.".formatted(key));
        }
        if (step.kind() == StepPlan.Kind.WINDOW) {
            page.paragraph(INDENT, capitalized(step.window()) + ".");
            page.paragraph(
                    INDENT,
                    "State: one accumulator for each key and open window, removed when the window is closed.");
            return;
        }
        if (step.kind() == StepPlan.Kind.TRANSFORM && !step.window().isEmpty()) {
            page.paragraph(INDENT, "State: " + step.window());
        } else if (!step.window().isEmpty()) {
            page.paragraph(INDENT, capitalized(step.window()) + ".");
        }
        step.states().stream()
                .filter(state -> !OrderCells.isOne(state.name()))
                .forEach(state -> page.paragraph(INDENT, state(state)));
    }

    private static String state(StatePlan state) {
        String kind =
                switch (state.kind()) {
                    case VALUE -> "a value";
                    case LIST -> "a list";
                    case MAP -> "a map";
                };
        String kept =
                state.ttl()
                        .duration()
                        .map(ttl -> "for " + DurationText.print(ttl) + " after its last write")
                        .orElse("for ever");
        return "State '%s': %s of %s for each key, kept %s."
                .formatted(state.name(), kind, fields(state.value()), kept);
    }

    private static String fields(RowType type) {
        return type.fields().stream()
                .map(field -> field.name() + " " + field.type())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private void writeOutputs(StepPlan step) {
        Map<RowType, List<String>> namesByType =
                step.outputs().keySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        name -> step.outputs().get(name),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        namesByType.forEach((type, names) -> writeOutput(step, type, names));
    }

    private void writeOutput(StepPlan step, RowType type, List<String> names) {
        String outputs =
                names.stream()
                        .sorted()
                        .map(name -> name.isEmpty() ? step.name() : step.name() + "." + name)
                        .collect(Collectors.joining(", "));
        boolean unchanged = step.processor().inputTypes().contains(type);
        page.paragraph(
                INDENT,
                unchanged
                        ? "%s: the rows that come in.".formatted(outputs)
                        : "%s: rows of".formatted(outputs));
        if (!unchanged) {
            page.table(2 * INDENT, RowWords.of(type));
        }
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
