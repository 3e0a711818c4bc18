package io.dataprocessing.pipeline.processors.sql;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.option.DurationText;
import io.dataprocessing.pipeline.core.transform.Shapes;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import io.dataprocessing.pipeline.core.transform.TransformContext;
import io.dataprocessing.pipeline.core.transform.TransformPlanContext;
import io.dataprocessing.pipeline.core.transform.TransformSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The step {@code sql}. It names no class of Flink's tables, so that it can be loaded, listed and
 * described where there are none.
 */
public final class SqlTransform implements StreamTransform<SqlOptions> {

    private static final String LATE = "late";

    private static final String NO_PLANNER =
            "Flink's SQL isn't on the class path. Add flink-table-api-java-bridge,"
                    + " flink-table-runtime and flink-table-planner-loader of your Flink's version to"
                    + " its lib/ folder; its distribution has them there.";

    @Override
    public String type() {
        return "sql";
    }

    @Override
    public String description() {
        return "";
    }

    @Override
    public Class<SqlOptions> optionsType() {
        return SqlOptions.class;
    }

    @Override
    public TransformSpec describe(SqlOptions options, TransformPlanContext context) {
        if (!Planners.isThere(getClass().getClassLoader())) {
            context.problem("query", NO_PLANNER);
            return TransformSpec.of(Map.of());
        }
        Optional<SqlResult> result = new SqlPlanning(options, context).plan();
        Map<String, RowType> outputs = new LinkedHashMap<>();
        outputs.put("", result.map(SqlResult::type).orElse(RowType.of()));
        if (options.late() == LateRows.OUTPUT && result.isPresent()) {
            for (int i = 0; i < options.tables().size(); i++) {
                outputs.put(lateOutput(options, i), context.inputTypes().get(i));
            }
        }
        return TransformSpec.of(outputs)
                .separate()
                .timed(options.late().policy())
                .keeping(state(options), shape(options, context));
    }

    /** The output for late records of an input. */
    static String lateOutput(SqlOptions options, int input) {
        return options.tables().size() == 1 ? LATE : LATE + "-" + options.tables().get(input);
    }

    private static String state(SqlOptions options) {
        return "what Flink's operators need%s"
                .formatted(
                        options.ttl()
                                .duration()
                                .map(time -> ", for " + DurationText.print(time))
                                .orElse(", for ever"));
    }

    private static String shape(SqlOptions options, TransformPlanContext context) {
        return Shapes.of(
                options.query().text().strip().replaceAll("\\s+", " "),
                String.join(",", options.tables()),
                context.inputTypes().toString(),
                options.timeColumn(),
                options.changelog().name(),
                String.join(",", options.key()));
    }

    @Override
    public Map<String, DataStream<Event>> apply(
            SqlOptions options, List<DataStream<Event>> inputs, TransformContext context) {
        return new SqlAssembly(options, context).assemble(inputs);
    }
}
