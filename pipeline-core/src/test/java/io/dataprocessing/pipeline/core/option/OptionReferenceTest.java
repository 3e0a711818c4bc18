package io.dataprocessing.pipeline.core.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.DataSize;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.option.ResultType;
import io.dataprocessing.pipeline.api.option.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionReferenceTest {

    enum Late {
        DROP,
        DEAD_LETTER
    }

    record Nested(@Description("How long.") Duration size) {}

    @Description("Counts things.")
    record Options(
            @Description("What passes.") @ResultType("boolean") @Example("a > 1")
                    Expression condition,
            @Range(min = 1) @Default("1") int count,
            @Range(min = 1, max = 60_000) @Default("1s") Optional<Duration> every,
            @Range(max = 1024) Optional<DataSize> memory,
            Late late,
            @Matches(value = "[a-z]+", allowed = "a-z") String name,
            Map<String, Secret> properties,
            List<InputField> keyBy,
            List<Nested> windows) {}

    @Test
    void tellsAllThatIsDeclared() {
        OptionReference reference = OptionReference.of(Options.class);
        assertThat(reference.description()).isEqualTo("Counts things.");
        assertThat(reference.options())
                .extracting(OptionReferenceTest::line)
                .containsExactly(
                        "condition | expression giving boolean | required |  | What passes. |"
                                + " Optional[a > 1]",
                        "count | whole number | 1 | at least 1 |  | Optional.empty",
                        "every | duration | 1s | 1ms..1min or none |  | Optional.empty",
                        "memory | size | - | at most 1kb |  | Optional.empty",
                        "late | choice | required | drop, dead-letter |  | Optional.empty",
                        "name | text | required | a-z |  | Optional.empty",
                        "properties | mapping of names to secret | required |  |  | Optional.empty",
                        "key-by | list of field of the input | required |  |  | Optional.empty",
                        "windows | list of mapping | required |  |  | Optional.empty");
        assertThat(reference.options().get(8).nested())
                .extracting(OptionReferenceTest::line)
                .containsExactly("size | duration | required |  | How long. | Optional.empty");
    }

    private static String line(OptionReference.Entry option) {
        return String.join(
                " | ",
                option.name(),
                option.type(),
                option.required() ? "required" : option.defaultText().orElse("-"),
                option.allowed(),
                option.description(),
                option.example().toString());
    }
}
