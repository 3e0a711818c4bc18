package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says in words what the YAML reader stumbled over. The reader tells it in English sentences only,
 * so that they are what has to be looked at.
 */
final class SyntaxError {

    private static final String NOT_READ = " Nothing below is checked until this is right.";
    private static final String BLOCK_END = "expected <block end>";

    /** What is wrong, and the offset where. */
    private record Finding(String code, int at, String message) {}

    private final YamlText yaml;
    private final Optional<YamlReader.QuotedText> lastQuoted;
    private final String problem;
    private final String context;
    private final int at;
    private final int start;

    private SyntaxError(
            YamlText yaml,
            MarkedYamlEngineException error,
            Optional<YamlReader.QuotedText> lastQuoted) {
        this.yaml = yaml;
        this.lastQuoted = lastQuoted;
        this.problem = String.valueOf(error.getProblem());
        this.context = String.valueOf(error.getContext());
        this.at = yaml.offset(error.getProblemMark());
        this.start = error.getContextMark().isPresent() ? yaml.offset(error.getContextMark()) : at;
    }

    static void report(
            YamlText yaml,
            MarkedYamlEngineException error,
            Optional<YamlReader.QuotedText> lastQuoted,
            Problems problems) {
        SyntaxError syntax = new SyntaxError(yaml, error, lastQuoted);
        Finding finding =
                syntax.quotes()
                        .or(syntax::firstCharacter)
                        .or(syntax::brackets)
                        .or(syntax::place)
                        .orElseGet(syntax::other);
        int last = Math.max(0, yaml.text().length() - 1);
        int place = Math.min(finding.at(), last);
        problems.error(
                finding.code(), yaml.position(place, place + 1), "", finding.message() + NOT_READ);
    }

    private Optional<Finding> quotes() {
        if (context.contains("quoted scalar") && problem.contains("unexpected end")) {
            return found(
                    "E007",
                    start,
                    "text opened with %c is never closed.".formatted(character(start)));
        }
        if (problem.contains(BLOCK_END) && followsQuote()) {
            int quote = lastQuoted.orElseThrow().start();
            char sign = character(quote);
            return found(
                    "E007",
                    quote,
                    ("text opened with %c ends at the next %c, and what follows doesn't fit. Close it"
                                    + " on its line; inside write %s.")
                            .formatted(sign, sign, sign == '"' ? "\\\"" : "''"));
        }
        if (problem.contains("escape")) {
            return found(
                    "E005",
                    at,
                    "unknown escape in a text with \". Write \\\\ for a backslash, or use ' for"
                            + " quotes.");
        }
        return Optional.empty();
    }

    /** Whether a quoted text runs over a line's end, or ends on the line of the error. */
    private boolean followsQuote() {
        return lastQuoted.isPresent()
                && (line(lastQuoted.get().start()) != line(lastQuoted.get().end())
                        || line(lastQuoted.get().end()) == line(at));
    }

    private Optional<Finding> firstCharacter() {
        boolean noToken = problem.contains("cannot start any token");
        if (noToken && character(at) == '\t') {
            return found("E006", at, "tab used for indentation. Use spaces.");
        }
        boolean sign =
                context.contains("scanning an alias")
                        || context.contains("scanning an anchor")
                        || context.contains("scanning a block scalar")
                        || context.contains("scanning a tag");
        if (noToken || sign) {
            int first = noToken ? at : start;
            return found(
                    "E005",
                    first,
                    "a text can't begin with '%c'. Put it in quotes.".formatted(character(first)));
        }
        return Optional.empty();
    }

    private Optional<Finding> brackets() {
        if (character(at) == '{' && at > 0 && character(at - 1) == '$') {
            return found(
                    "E005", at - 1, "inside { } and [ ] a reference needs quotes: \"${NAME}\".");
        }
        if (context.contains("flow sequence") || context.contains("flow mapping")) {
            char open = context.contains("sequence") ? '[' : '{';
            char close = open == '[' ? ']' : '}';
            return found(
                    "E008",
                    start,
                    "'%c' is never closed: a ',' or '%c' is missing.".formatted(open, close));
        }
        if (problem.contains("<stream end>")) {
            return found(
                    "E008",
                    at,
                    "the file ends inside a list or mapping that was opened with [ or {.");
        }
        boolean closing = character(at) == ']' || character(at) == '}';
        return closing
                ? found(
                        "E008",
                        at,
                        "nothing is open that '%c' could close.".formatted(character(at)))
                : Optional.empty();
    }

    private Optional<Finding> place() {
        if (problem.contains("mapping values are not allowed")) {
            return found(
                    "E009",
                    at,
                    "a ':' is out of place. A text that holds ': ' needs quotes; a key stands below"
                            + " the keys that it belongs to.");
        }
        if (problem.contains("could not find expected ':'")) {
            return found(
                    "E009",
                    start,
                    "this is no 'key: value'. A ':' and a blank are missing behind the key.");
        }
        if (problem.contains(BLOCK_END) || problem.contains("not allowed here")) {
            return found(
                    "E009",
                    at,
                    "this doesn't belong here: the indentation doesn't fit the lines above, or text"
                            + " follows a value.");
        }
        return problem.contains("expected '<document start>'")
                ? found("E014", at, "a second document starts here. One pipeline per file.")
                : Optional.empty();
    }

    private Finding other() {
        return new Finding("E005", at, "this isn't YAML: %s.".formatted(problem));
    }

    private static Optional<Finding> found(String code, int at, String message) {
        return Optional.of(new Finding(code, at, message));
    }

    private char character(int offset) {
        return offset < yaml.text().length() ? yaml.text().charAt(offset) : '\0';
    }

    private int line(int offset) {
        return yaml.position(offset, offset).line();
    }
}
