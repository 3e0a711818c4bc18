package io.dataprocessing.pipeline.app.diff;

import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.core.diff.Part;
import io.dataprocessing.pipeline.core.diff.PipelineDiff;
import io.dataprocessing.pipeline.core.diff.WordChange;
import io.dataprocessing.pipeline.core.savepoint.StateFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A difference in lines for people: an overview of all parts, then what is different in each. */
final class DiffText {

    private final List<String> lines = new ArrayList<>();

    private DiffText() {}

    static String of(String before, String after, PipelineDiff diff) {
        DiffText text = new DiffText();
        text.lines.add("%s -> %s".formatted(before, after));
        text.lines.add(
                diff.savepoint()
                        .map("State is that of "::concat)
                        .orElse("State is what %s declares; --savepoint looks into a savepoint.".formatted(before)));
        text.lines.add("");
        text.overview(diff);
        diff.parts().forEach(text::details);
        text.lines.add("");
        text.verdict(diff);
        return String.join("\n", text.lines);
    }

    private void overview(PipelineDiff diff) {
        Table table = new Table(4);
        for (Part part : diff.parts()) {
            table.row(
                    List.of(
                            word(part.kind()),
                            part.name(),
                            part.kind() == Part.Kind.STORED ? "" : word(part.change()),
                            part.fate().map(fate -> "state " + word(fate)).orElse("")));
        }
        lines.add(table.render());
    }

    private void details(Part part) {
        List<String> details = new ArrayList<>();
        part.words().forEach(change -> details.add(words(change)));
        details.addAll(part.effects());
        part.state().stream()
                .filter(finding -> finding.fate() != StateFinding.Fate.KEPT)
                .forEach(finding -> details.addAll(words(finding)));
        if (!details.isEmpty()) {
            lines.add("");
            lines.add(
                    "%s %s%s"
                            .formatted(
                                    word(part.kind()),
                                    part.name(),
                                    part.type().isEmpty() ? "" : " (" + part.type() + ")"));
            details.forEach(detail -> lines.add("  " + detail));
        }
    }

    private static String words(WordChange change) {
        return change.before().isEmpty()
                ? "%s: %s (new)".formatted(change.path(), change.after().orElse(""))
                : change.after().isEmpty()
                        ? "%s: %s (gone)".formatted(change.path(), change.before().get())
                        : "%s: %s -> %s"
                                .formatted(
                                        change.path(), change.before().get(), change.after().get());
    }

    private static List<String> words(StateFinding finding) {
        String cell =
                finding.cell().isEmpty()
                        ? "state %s: ".formatted(word(finding.fate()))
                        : "state '%s' %s: ".formatted(finding.cell(), word(finding.fate()));
        return finding.words().stream().map(cell::concat).toList();
    }

    private void verdict(PipelineDiff diff) {
        if (diff.fits()) {
            lines.add("The new pipeline can start from this state.");
            return;
        }
        lines.add("The new pipeline can't start from this state:");
        diff.problems().forEach(problem -> lines.add("  " + problem));
        lines.add(Quantity.of(diff.problems().size(), "problem") + ".");
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
