package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigText;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.BindingScope;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.List;
import java.util.Set;

/** Options bound from words, as a pipeline file brings them. */
final class Words {

    private Words() {}

    /** The options, which must be right. */
    static <C extends Record> C bind(Class<C> type, RowType input, String words) {
        Problems problems = new Problems();
        C options = bind(type, input, words, problems);
        assertThat(problems.all()).isEmpty();
        return options;
    }

    static <C extends Record> C bind(Class<C> type, String words) {
        return bind(type, RowType.of(), words);
    }

    /** What is wrong with options. */
    static <C extends Record> List<String> problems(Class<C> type, String words) {
        Problems problems = new Problems();
        bind(type, RowType.of(), words, problems);
        return problems.all().stream().map(Problem::message).toList();
    }

    private static <C extends Record> C bind(
            Class<C> type, RowType input, String words, Problems problems) {
        BindingScope scope =
                new BindingScope("sink 'out'", "sinks.out", List.of(input), Set.of(), problems);
        return new OptionBinder(new ExpressionCompiler())
                .bind(type, (ConfigMap) ConfigText.parse(words), scope)
                .orElse(null);
    }

    /** A connection to a broker on this machine. */
    static KafkaConnection connection() {
        return bind(KafkaConnection.class, "{properties: {bootstrap.servers: \"localhost:9092\"}}");
    }
}
