package io.dataprocessing.pipeline.core.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.expression.function.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/expressions.md equal to what the code says; with {@code -Dpipeline.docs.write=true} it
 * writes the page.
 */
class ExpressionPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("`([^`]+)` → `([^`]+)`");

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        Path page = docs().resolve("expressions.md");
        String generated = generated();
        if (Boolean.getBoolean("pipeline.docs.write")) {
            Files.writeString(page, generated);
        }
        assertThat(page).hasContent(generated);
    }

    @Test
    void everyExampleOnThePageIsRight() throws IOException {
        Matcher example = EXAMPLE.matcher(generated());
        int examples = 0;
        while (example.find()) {
            examples++;
            Object value = Expressions.evaluate(example.group(1));
            assertThat(Values.equal(value, Expressions.evaluate(example.group(2))))
                    .as("%s gives %s", example.group(1), value)
                    .isTrue();
        }
        assertThat(examples).isGreaterThan(FunctionCatalog.standardCatalog().functions().size());
    }

    private static String generated() throws IOException {
        return template()
                .replace("{{functions}}", functions())
                .replace("{{limits}}", limits())
                .replace("{{cases}}", String.valueOf(CelDifference.STATED_CASES))
                .replace("{{passed}}", String.valueOf(CelDifference.STATED_PASSED))
                .replace("{{differences}}", differences());
    }

    private static String template() throws IOException {
        try (InputStream template =
                ExpressionPageTest.class.getResourceAsStream("expressions.md")) {
            assertThat(template).isNotNull();
            return new String(template.readAllBytes(), UTF_8);
        }
    }

    private static String functions() {
        StringBuilder text = new StringBuilder();
        for (FunctionSpec.Group group : FunctionSpec.Group.values()) {
            text.append("### ").append(group.title()).append("\n\n");
            FunctionCatalog.standardCatalog().functions().stream()
                    .filter(function -> function.group() == group)
                    .forEach(function -> text.append(function(function)));
            text.append('\n');
        }
        return text.toString();
    }

    private static String function(FunctionSpec function) {
        StringBuilder text = new StringBuilder("- **" + function.name() + "**");
        text.append(" — ").append(function.description());
        for (FunctionSpec.Example example : function.examples()) {
            text.append(
                    " `%s` → `%s`%s"
                            .formatted(
                                    example.expression(),
                                    example.result(),
                                    example.equals(last(function)) ? "." : ","));
        }
        text.append("<br>");
        text.append(
                String.join(", ", function.usages().stream().map(use -> "`" + use + "`").toList()));
        return text.append('\n').toString();
    }

    private static FunctionSpec.Example last(FunctionSpec function) {
        return function.examples().get(function.examples().size() - 1);
    }

    private static String limits() {
        return ("An expression has at most %,d characters and %,d parts, and macros stand at most %d"
                        + " deep in each other, because the work grows with the power of that.")
                .formatted(
                        ExpressionParser.MAX_LENGTH,
                        ExpressionParser.MAX_NODES,
                        MacroRules.MAX_DEPTH);
    }

    private static String differences() {
        StringBuilder text = new StringBuilder();
        for (CelDifference difference : CelDifference.values()) {
            text.append("- %d: %s\n".formatted(difference.cases(), difference.reason()));
        }
        return text.toString();
    }

    /** The folder beside the modules. */
    private static Path docs() {
        Path module = Path.of("").toAbsolutePath();
        return module.resolveSibling("docs");
    }
}
