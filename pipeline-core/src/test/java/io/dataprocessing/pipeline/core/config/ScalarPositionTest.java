package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dataprocessing.pipeline.core.problem.Position;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarPositionTest {

    private static final int FIRST_LINE = 5;

    /** Each file holds the word {@code here} once; the source begins on line 5, column 5. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("scalars")
    void mapsAPartOfAScalarToItsPlaceInTheFile(String name, String source, String value) {
        ConfigScalar scalar = (ConfigScalar) PipelineFiles.value(source, "a");
        assertThat(scalar.text()).isEqualTo(value);
        List<String> lines = source.lines().toList();
        int line = 0;
        while (!lines.get(line).contains("here")) {
            line++;
        }
        assertThat(scalar.positionOf(value.indexOf("here"), 4))
                .isEqualTo(
                        new Position(
                                "orders.yaml",
                                FIRST_LINE + line,
                                lines.get(line).indexOf("here") + 5,
                                4));
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments("plain", "a: x here y", "x here y"),
                arguments("double quotes", "a: \"x here y\"", "x here y"),
                arguments("single quotes", "a: 'x here y'", "x here y"),
                arguments("escapes", "a: \"\\u00e9\\n\\\"\\x41\\U0001F600 here\"", "é\n\"A😀 here"),
                arguments("doubled quotes", "a: 'it''s here'", "it's here"),
                arguments("plain over lines", "a: x\n   y\n\n   z here", "x y\nz here"),
                arguments("double over lines", "a: \"x  \n   y\n\n   here\"", "x y\nhere"),
                arguments("double with escaped end", "a: \"x \\\n   y here\"", "x y here"),
                arguments("single over lines", "a: 'x\n   y here'", "x y here"),
                arguments("literal", "a: |\n  x\n\n  y here\n  z", "x\n\ny here\nz\n"),
                arguments("literal with more indentation", "a: |-\n  x\n    here", "x\n  here"),
                arguments("literal with indicator", "a: |2-\n   x\n  here", " x\nhere"),
                arguments("folded", "a: >\n  x\n  y\n\n  z here", "x y\nz here\n"),
                arguments("folded with two gaps", "a: >-\n  x\n\n\n  y here", "x\n\ny here"),
                arguments(
                        "folded with more indentation",
                        "a: >-\n  x\n    y\n  here",
                        "x\n  y\nhere"),
                arguments("folded with a comment", "a: >- # why\n  x\n  here", "x here"),
                arguments("behind a variable", "a: ${TOPIC} && here", "orders && here"),
                arguments("between variables", "a: ${TOPIC} here ${TOPIC}", "orders here orders"),
                arguments("behind an escape", "a: $${TOPIC} here", "${TOPIC} here"),
                arguments("variable over lines", "a: >-\n  x ${TOPIC}\n  here", "x orders here"));
    }

    @ParameterizedTest
    @MethodSource("insideVariables")
    void pointsAtTheReferenceWhereItsValueIsMeant(String source, int offset, int column) {
        ConfigScalar scalar = (ConfigScalar) PipelineFiles.value(source, "a");
        assertThat(scalar.positionOf(offset, 1).column()).isEqualTo(column);
    }

    static Stream<Arguments> insideVariables() {
        return Stream.of(
                arguments("a: ${TOPIC} x", 0, 8),
                arguments("a: ${NO:a long default that is used}", 20, 28),
                arguments("a: ${TOPIC}${TOPIC}", 6, 16));
    }
}
