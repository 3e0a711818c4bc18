package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.ProblemReport;
import io.dataprocessing.pipeline.core.problem.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfigParserFuzzTest {

    private static final int CASES = 20_000;
    private static final long SEED = 20_261_123;

    private static final String VALID =
            """
            # yaml-language-server: $schema=./pipeline.schema.json
            version: 1
            name: orders-revenue
            execution:
              checkpointing: {interval: 10s, dir: "${TOPIC:a}"}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${TOPIC}", password: 'x''y'}}
            sources:
              orders:
                topic: [a, "b\\u00e9\\n", 'c']
            steps:
              - {name: valid, input: orders, type: filter, condition: "amount > 0 && x in ['E']"}
              - name: by-minute
                aggregate: {orders: count(), revenue: sum(amount)}
                text: |
                  line 😀
                    more
                folded: >-
                  a

                  b
            sinks:
              revenue: {input: by-minute, key: [sku]}
            """;

    private static final List<String> PIECES =
            List.of(
                    "\t", "\n", " ", "  ", ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "\"",
                    "'", "#", "&a ", "*a", "!!x ", "!", "|", ">", "%", "@", "`", "---\n", "...\n",
                    "<<: ", "${", "}", "$${", "${A:", "${file:", "\\", "\\x", "\\u12", "\r", "\0",
                    "\uFEFF", "\u0085", "\u2028", "😀", "\uD800", "\uFFFF", "a", "0", "~", "null");

    @Test
    void answersEveryTextWithWordsOrWithProblemsThatHaveAPlace() {
        Random random = new Random(SEED);
        int refused = 0;
        for (int index = 0; index < CASES; index++) {
            String text = mutated(random);
            try {
                PipelineFiles.parse(text);
            } catch (InvalidPipelineException e) {
                refused++;
                assertThat(e.problems())
                        .as(text)
                        .isNotEmpty()
                        .allMatch(problem -> placed(problem, text));
                SourceText source = SourceText.of("orders.yaml", Path.of(""), text);
                assertThat(ProblemReport.render(e.problems(), source)).as(text).endsWith("\n");
            } catch (RuntimeException e) {
                throw new AssertionError("case " + index + ":\n" + text, e);
            }
        }
        assertThat(refused).isBetween(CASES / 2, CASES - 1);
    }

    private static boolean placed(Problem problem, String text) {
        long lines = text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
        return problem.position().known()
                && problem.position().line() <= lines
                && problem.position().column() >= 1
                && problem.position().length() >= 1;
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(VALID);
        int mutations = 1 + random.nextInt(4);
        for (int count = 0; count < mutations; count++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.setLength(at);
                case 3 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }
}
