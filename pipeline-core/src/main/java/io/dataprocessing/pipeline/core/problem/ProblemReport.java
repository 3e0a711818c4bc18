package io.dataprocessing.pipeline.core.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text that people read when something is wrong:
 *
 * <pre>
 * orders.yaml:14:7  error E104 unknown option 'tll' of processor 'deduplicate'
 *    14 |       tll: 1h
 *       |       ^^^ did you mean 'ttl'?
 * orders.yaml:21:12 error E130 nothing is named 'sku'. Known: customers, orders.
 *    21 |     input: sku
 *       |            ^^^
 * 2 problems. Nothing was submitted.
 * </pre>
 */
public final class ProblemReport {

    private static final int MAX_SHOWN = 100;
    private static final int WIDTH = 100;
    private static final int LEAD = 40;
    private static final String CUT = "…";

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing((Problem problem) -> problem.position().file())
                    .thenComparingInt(problem -> problem.position().line())
                    .thenComparingInt(problem -> problem.position().column());

    private final SourceText source;
    private final int placeWidth;
    private final int severityWidth;
    private final StringBuilder text = new StringBuilder();

    private ProblemReport(List<Problem> problems, SourceText source) {
        this.source = source;
        this.placeWidth =
                problems.stream().mapToInt(problem -> place(problem).length()).max().orElse(0);
        this.severityWidth =
                problems.stream().mapToInt(problem -> severity(problem).length()).max().orElse(0);
    }

    /** The report on some problems, by position; empty where there are none. Ends in a newline. */
    public static String render(List<Problem> problems, SourceText source) {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(BY_PLACE);
        List<Problem> shown = sorted.subList(0, Math.min(MAX_SHOWN, sorted.size()));
        ProblemReport report = new ProblemReport(shown, source);
        shown.forEach(report::append);
        if (shown.size() < sorted.size()) {
            report.line("… and %d more.".formatted(sorted.size() - shown.size()));
        }
        if (!sorted.isEmpty()) {
            report.line(summary(sorted));
        }
        return report.text.toString();
    }

    /** A problem on one line, without a frame. */
    static String line(Problem problem) {
        String place = place(problem);
        return (place.isEmpty() ? "" : place + " ")
                + severity(problem)
                + " "
                + said(problem)
                + meant(problem).map(": "::concat).orElse("");
    }

    private void append(Problem problem) {
        boolean framed = hasFrame(problem.position());
        String place = placeWidth == 0 ? "" : padded(place(problem), placeWidth) + " ";
        String head = place + padded(severity(problem), severityWidth) + " " + said(problem);
        Optional<String> meant = meant(problem);
        if (framed) {
            line(head);
            frame(problem.position(), meant.orElse(""));
        } else {
            line(head + meant.map(": "::concat).orElse(""));
        }
    }

    private static String said(Problem problem) {
        return problem.code() + " " + printable(SecretMasker.mask(problem.message()));
    }

    private static Optional<String> meant(Problem problem) {
        return problem.suggestion().map("did you mean '%s'?"::formatted);
    }

    /** A text without what would drive a terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t\n]]", "\uFFFD");
    }

    private boolean hasFrame(Position position) {
        return position.known()
                && position.file().equals(source.file())
                && position.line() <= source.lines().size()
                && !source.lines().get(position.line() - 1).isBlank();
    }

    private void frame(Position position, String meant) {
        String line = printable(source.lines().get(position.line() - 1));
        int column = Math.min(position.column() - 1, line.length());
        int length = Math.max(1, Math.min(position.length(), line.length() - column));
        int from = column + length <= WIDTH ? 0 : Math.max(0, column - LEAD);
        int to = Math.min(line.length(), from + WIDTH);
        String lead = from > 0 ? CUT : "";
        String shown = lead + line.substring(from, to) + (to < line.length() ? CUT : "");
        String indent = blanks(line.substring(from, column)) + " ".repeat(lead.length());
        String carets = "^".repeat(Math.max(1, Math.min(length, to - column)));
        String number = "%5d".formatted(position.line());
        line(number + " | " + shown);
        line(" ".repeat(number.length()) + " | " + indent + (carets + " " + meant).strip());
    }

    /** Blanks as wide as a text: tabs stay, so that the terminal widens both alike. */
    private static String blanks(String text) {
        StringBuilder blanks = new StringBuilder();
        text.codePoints().forEach(c -> blanks.append(c == '\t' ? '\t' : ' '));
        return blanks.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String place(Problem problem) {
        Position position = problem.position();
        String file = printable(position.file());
        if (!position.known()) {
            return file.isEmpty() ? problem.path() : file;
        }
        String place = position.line() + ":" + position.column();
        return file.isEmpty() ? place : file + ":" + place;
    }

    private static String severity(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String summary(List<Problem> problems) {
        long warnings =
                problems.stream()
                        .filter(problem -> problem.severity() == Problem.Severity.WARNING)
                        .count();
        long errors = problems.size() - warnings;
        if (errors == 0) {
            return counted(warnings, "warning") + ".";
        }
        String found = counted(errors, "problem");
        return (warnings == 0 ? found : found + " and " + counted(warnings, "warning"))
                + ". Nothing was submitted.";
    }

    private static String counted(long count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }
}
