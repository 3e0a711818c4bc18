package io.dataprocessing.pipeline.app.diff;

import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.core.diff.Part;
import io.dataprocessing.pipeline.core.diff.PipelineDiff;
import io.dataprocessing.pipeline.core.diff.WordChange;
import io.dataprocessing.pipeline.core.savepoint.StateFinding;
import io.dataprocessing.pipeline.core.savepoint.StateFinding.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Differences for people: a line for each part, below it what is different about it. */
final class DiffText {

    private static final String DETAIL = "      ";

    private final PipelineDiff diff;
    private final List<String> lines = new ArrayList<>();

    private DiffText(PipelineDiff diff) {
        this.diff = diff;
    }

    /**
     * Tells differences.
     *
     * @param before the old file, as the user named it
     * @param after the new file, as the user named it
     */
    static String of(PipelineDiff diff, String before, String after) {
        DiffText text = new DiffText(diff);
        text.lines.add(
                "%s -> %s, with the state %s"
                        .formatted(
                                before,
                                after,
                                diff.savepoint()
                                        .map(location -> "of " + location)
                                        .orElse("that %s declares".formatted(before))));
        text.lines.add("");
        diff.parts().forEach(text::part);
        text.end();
        return String.join("\n", text.lines);
    }

    private void part(Part part) {
        String type = part.type().isEmpty() ? "" : " (%s)".formatted(part.type());
        String state = part.fate().map(fate -> ": state " + word(fate)).orElse("");
        lines.add(
                "  %s %s '%s'%s%s"
                        .formatted(
                                sign(part.change()), word(part.kind()), part.name(), type, state));
        part.words().forEach(this::words);
        part.effects().forEach(effect -> lines.add(DETAIL + effect));
        part.state().stream().filter(finding -> isWorthALine(finding, part)).forEach(this::finding);
    }

    private static String sign(Part.Change change) {
        return switch (change) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
            case UNCHANGED -> "=";
        };
    }

    private void words(WordChange change) {
        String told;
        if (change.before().isEmpty()) {
            told = "%s is new: %s".formatted(change.path(), change.after().orElseThrow());
        } else if (change.after().isEmpty()) {
            told = "%s is gone, was %s".formatted(change.path(), change.before().get());
        } else {
            told =
                    "%s: %s -> %s"
                            .formatted(change.path(), change.before().get(), change.after().get());
        }
        lines.add(DETAIL + told);
    }

    /** Cells of which the part's own line says everything are left out. */
    private static boolean isWorthALine(StateFinding finding, Part part) {
        return part.fate().filter(fate -> fate == finding.fate()).isEmpty()
                || (!finding.words().isEmpty() && finding.fate() != Fate.NEW);
    }

    private void finding(StateFinding finding) {
        String cell = finding.cell().isEmpty() ? "" : " '%s'".formatted(finding.cell());
        String words = finding.words().isEmpty() ? "" : ": " + String.join("; ", finding.words());
        lines.add("%sstate%s %s%s".formatted(DETAIL, cell, word(finding.fate()), words));
    }

    private void end() {
        lines.add("");
        lines.add(
                "%s: %s. %s"
                        .formatted(
                                Quantity.of(diff.parts().size(), "part"),
                                Stream.of(Part.Change.values())
                                        .flatMap(this::counted)
                                        .collect(Collectors.joining(", ")),
                                verdict()));
        diff.problems().forEach(problem -> lines.add("  " + problem));
    }

    private Stream<String> counted(Part.Change change) {
        long count = diff.parts().stream().filter(part -> part.change() == change).count();
        return count == 0 ? Stream.empty() : Stream.of(Quantity.of(count) + " " + word(change));
    }

    private String verdict() {
        if (diff.keepsAll()) {
            return "All state is kept.";
        }
        return diff.fits()
                ? "State is left behind, as execution.drop-state says."
                : "The new pipeline can't start from this state: %s."
                        .formatted(Quantity.of(diff.problems().size(), "problem"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
