package io.dataprocessing.pipeline.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemReportTest {

    private static final SourceText SOURCE =
            SourceText.of(
                    "orders.yaml",
                    Path.of(""),
                    """
                    name: orders
                    \tsteps:
                      - tll: 1h
                    """
                            + "x".repeat(150)
                            + " here "
                            + "y".repeat(150)
                            + "\npassword: hunter2\nbell: \u0007\n");

    @Test
    void showsPlaceFrameAndSuggestion() {
        Problem unknown = error(3, 5, 3, "unknown option 'tll' of processor 'deduplicate'", "ttl");
        Problem named = error(1, 7, 6, "nothing is named 'orders'. Known: customers.");
        assertThat(ProblemReport.render(List.of(unknown, named), SOURCE))
                .isEqualTo(
                        """
                        orders.yaml:1:7 error E100 nothing is named 'orders'. Known: customers.
                            1 | name: orders
                              |       ^^^^^^
                        orders.yaml:3:5 error E100 unknown option 'tll' of processor 'deduplicate'
                            3 |   - tll: 1h
                              |     ^^^ did you mean 'ttl'?
                        2 problems. Nothing was submitted.
                        """);
    }

    @Test
    void alignsPlacesAndSeverities() {
        Problem warning =
                new Problem(
                        Problem.Severity.WARNING,
                        "W100",
                        new Position("orders.yaml", 3, 11, 1),
                        "",
                        "take care.",
                        Optional.empty());
        assertThat(heads(List.of(warning, error(1, 7, 1, "wrong."))))
                .containsExactly(
                        "orders.yaml:1:7  error   E100 wrong.",
                        "orders.yaml:3:11 warning W100 take care.",
                        "1 problem and 1 warning. Nothing was submitted.");
        assertThat(heads(List.of(warning, warning)))
                .endsWith("orders.yaml:3:11 warning W100 take care.", "2 warnings.");
    }

    @Test
    void hasNothingToSayOnNothing() {
        assertThat(ProblemReport.render(List.of(), SOURCE)).isEmpty();
    }

    @Test
    void namesThePathOfADefinitionInJava() {
        Problem problem =
                new Problem(
                        Problem.Severity.ERROR,
                        "E104",
                        Position.none(),
                        "steps.valid.tll",
                        "unknown option 'tll'",
                        Optional.of("ttl"));
        assertThat(ProblemReport.render(List.of(problem), SourceText.none("")))
                .isEqualTo(
                        """
                        steps.valid.tll error E104 unknown option 'tll': did you mean 'ttl'?
                        1 problem. Nothing was submitted.
                        """);
        assertThat(new InvalidPipelineException(List.of(problem)))
                .hasMessage("steps.valid.tll error E104 unknown option 'tll': did you mean 'ttl'?");
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        String report = ProblemReport.render(List.of(error(4, 152, 4, "wrong.")), SOURCE);
        assertThat(report)
                .contains(
                        "    4 | …" + "x".repeat(39) + " here " + "y".repeat(55) + "…\n",
                        "      |  " + " ".repeat(40) + "^^^^\n");
    }

    @Test
    void keepsTabsUnderTabs() {
        assertThat(ProblemReport.render(List.of(error(2, 2, 5, "wrong.")), SOURCE))
                .contains("    2 | \tsteps:\n      | \t^^^^^\n");
    }

    @Test
    void neverLooksBehindTheLinesOfTheFile() {
        assertThat(ProblemReport.render(List.of(error(99, 1, 1, "wrong.")), SOURCE))
                .startsWith("orders.yaml:99:1 error E100 wrong.\n1 problem.");
        assertThat(ProblemReport.render(List.of(error(1, 500, 9, "wrong.")), SOURCE))
                .contains("    1 | name: orders\n      |             ^\n");
    }

    @Test
    void masksSecretsAndWhatDrivesATerminal() {
        assertThat(ProblemReport.render(List.of(error(5, 1, 1, "found 'a\u001b[2Jb'.")), SOURCE))
                .contains("found 'a\uFFFD[2Jb'.", "    5 | password: *******\n");
        assertThat(ProblemReport.render(List.of(error(6, 1, 1, "wrong.")), SOURCE))
                .contains("    6 | bell: \uFFFD\n");
        assertThat(ProblemReport.render(List.of(error(1, 1, 1, "http://me:pw@host/")), SOURCE))
                .contains("http://*****@host/");
    }

    @Test
    void endsAfterAHundredProblems() {
        List<Problem> many =
                IntStream.rangeClosed(1, 120)
                        .mapToObj(line -> error(line, 1, 1, "wrong."))
                        .toList();
        assertThat(heads(many))
                .hasSize(102)
                .endsWith("… and 20 more.", "120 problems. Nothing was submitted.");
    }

    private static List<String> heads(List<Problem> problems) {
        return ProblemReport.render(problems, SOURCE)
                .lines()
                .filter(line -> !line.startsWith("  "))
                .toList();
    }

    private static Problem error(int line, int column, int length, String message) {
        return error(line, column, length, message, "");
    }

    private static Problem error(int line, int column, int length, String message, String meant) {
        return new Problem(
                Problem.Severity.ERROR,
                "E100",
                new Position("orders.yaml", line, column, length),
                "",
                message,
                Optional.of(meant).filter(word -> !word.isEmpty()));
    }
}
