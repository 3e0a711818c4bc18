package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in words what the YAML reader stumbled over. */
final class SyntaxError {

    private static final String NOT_READ = "Nothing below is checked until this is right.";

    private final YamlText yaml;
    private final MarkedYamlEngineException error;
    private final Optional<YamlReader.QuotedText> lastQuoted;

    private SyntaxError(
            YamlText yaml,
            MarkedYamlEngineException error,
            Optional<YamlReader.QuotedText> lastQuoted) {
        this.yaml = yaml;
        this.error = error;
        this.lastQuoted = lastQuoted;
    }

    static void report(
            YamlText yaml,
            MarkedYamlEngineException error,
            Optional<YamlReader.QuotedText> lastQuoted,
            Problems problems) {
        new SyntaxError(yaml, error, lastQuoted).report(problems);
    }

    private void report(Problems problems) {
        String problem = String.valueOf(error.getProblem());
        String context = String.valueOf(error.getContext());
        int at = Math.min(yaml.offset(error.getProblemMark()), yaml.text().length());
        char found = at < yaml.text().length() ? yaml.text().charAt(at) : '\0';
        if (context.contains("quoted scalar") && problem.contains("unexpected end")) {
            int start = yaml.offset(error.getContextMark());
            add(problems, "E007", start, neverClosed(yaml.text().charAt(start)));
        } else if (problem.contains("expected <block end>") && followsQuote(at)) {
            int start = lastQuoted.orElseThrow().start();
            add(problems, "E007", start, quoteEndsEarly(yaml.text().charAt(start)));
        } else if (found == '\t' && problem.contains("cannot start any token")) {
            add(problems, "E006", at, "tab used for indentation. Use spaces.");
        } else if (problem.contains("cannot start any token")) {
            add(
                    problems,
                    "E005",
                    at,
                    "a text can't begin with '%c'. Put it in quotes.".formatted(found));
        } else if (found == '{' && at > 0 && yaml.text().charAt(at - 1) == '$') {
            add(
                    problems,
                    "E005",
                    at - 1,
                    "inside { } and [ ] a reference needs quotes: \"${NAME}\".");
        } else if (context.contains("flow sequence") || context.contains("flow mapping")) {
            Optional<Mark> opened = error.getContextMark();
            add(problems, "E008", yaml.offset(opened), bracketNeverClosed(context));
        } else if (problem.contains("<stream end>")) {
            add(
                    problems,
                    "E008",
                    at,
                    "the file ends inside a list or mapping that was opened with [ or {.");
        } else if (problem.contains("mapping values are not allowed")) {
            add(
                    problems,
                    "E009",
                    at,
                    "a ':' is out of place. A text that holds ': ' needs quotes; a key stands below the"
                            + " keys that it belongs to.");
        } else if (problem.contains("could not find expected ':'")) {
            add(
                    problems,
                    "E009",
                    yaml.offset(error.getContextMark()),
                    "this is no 'key: value'. A ':' and a blank are missing behind the key.");
        } else if (problem.contains("unknown escape") || problem.contains("escape sequence")) {
            add(
                    problems,
                    "E005",
                    at,
                    "unknown escape in a text with \". Write \\\\ for a backslash, or use ' for quotes.");
        } else if (found == ']' || found == '}') {
            add(problems, "E008", at, "nothing is open that '%c' could close.".formatted(found));
        } else if (problem.contains("expected <block end>")
                || problem.contains("not allowed here")) {
            add(
                    problems,
                    "E009",
                    at,
                    "this doesn't belong here: the indentation doesn't fit the lines above, or text"
                            + " follows a value.");
        } else if (problem.contains("expected '<document start>'")) {
            add(problems, "E014", at, "a second document starts here. One pipeline per file.");
        } else {
            add(problems, "E005", at, "this isn't YAML: %s.".formatted(problem));
        }
    }

    /** Whether a quoted text runs over a line's end, or ends on the line of the error. */
    private boolean followsQuote(int at) {
        return lastQuoted.isPresent()
                && (line(lastQuoted.get().start()) != line(lastQuoted.get().end())
                        || line(lastQuoted.get().end()) == line(at));
    }

    private int line(int offset) {
        return yaml.position(offset, offset).line();
    }

    private void add(Problems problems, String code, int at, String message) {
        int start = Math.min(at, Math.max(0, yaml.text().length() - 1));
        problems.error(code, yaml.position(start, start + 1), "", message + " " + NOT_READ);
    }

    private static String neverClosed(char quote) {
        return "text opened with %c is never closed.".formatted(quote);
    }

    private static String quoteEndsEarly(char quote) {
        String inside = quote == '"' ? "\\\"" : "''";
        return "text opened with %c ends at the next %c, and what follows doesn't fit. Close it on its line; inside write %s."
                .formatted(quote, quote, inside);
    }

    private static String bracketNeverClosed(String context) {
        char open = context.contains("sequence") ? '[' : '{';
        char close = open == '[' ? ']' : '}';
        return "'%c' is never closed: a ',' or '%c' is missing.".formatted(open, close);
    }
}
