package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes, there's an expression or a problem at a place of the text. */
class ExpressionFuzzTest {

    private static final int TEXTS = 3_000;

    private static final List<String> SEEDS =
            List.of(
                    "amount > 100.0 && user.name == \"DE\" || !(quantity in [1, 2, -3])",
                    "tags.exists(t, t.startsWith('a')) ? total * 2 : coalesce(user.age, 0)",
                    "timestamp('2026-11-23T08:30:00Z') - duration('1h30m') < time",
                    "{'a': 1, 'b': [1.5, 2]}['a'] == r\"x\\d\" + '''y''' // z",
                    "decimal(weight, 10, 2) / amount % 3 >= has(agent.age) && `content-type` == ''");

    private static final String PIECES = "()[]{}.,:?!&|=<>+-*/%'\"`\\ \n0159eux_aZ\uD83D\uDC31é#";

    private final Random random = new Random(7);
    private final ExpressionCompiler compiler = new ExpressionCompiler();

    @Test
    void noTextMakesTheCompilerFail() {
        int problems = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = mutated(SEEDS.get(random.nextInt(SEEDS.size())));
            ExpressionResult result = compiler.compile(text, Expressions.ORDER);
            if (result instanceof ExpressionResult.Failure failure) {
                problems++;
                assertThat(failure.problems()).as(text).isNotEmpty();
                failure.problems().forEach(problem -> assertReadable(text, problem));
            }
        }
        assertThat(problems).isGreaterThan(TEXTS / 2);
    }

    private static void assertReadable(String text, ExpressionProblem problem) {
        assertThat(problem.offset() + problem.length()).as(text).isBetween(0, text.length());
        assertThat(problem.message())
                .as(text)
                .isNotBlank()
                .doesNotContain("EOF", "token recognition", "expecting", "_&&_", "@in");
    }

    private String mutated(String seed) {
        StringBuilder text = new StringBuilder(seed);
        for (int changes = 1 + random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 2 -> text.setLength(at);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
            }
        }
        return text.toString();
    }
}
