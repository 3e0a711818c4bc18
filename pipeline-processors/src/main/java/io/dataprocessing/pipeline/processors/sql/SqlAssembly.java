package io.dataprocessing.pipeline.processors.sql;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.transform.Entered;
import io.dataprocessing.pipeline.core.transform.Entrance;
import io.dataprocessing.pipeline.core.transform.TransformContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.types.Row;

/** Adds the operators of a query to a job. */
final class SqlAssembly {

    private final SqlOptions options;
    private final TransformContext context;

    SqlAssembly(SqlOptions options, TransformContext context) {
        this.options = requireNonNull(options, "options");
        this.context = requireNonNull(context, "context");
    }

    Map<String, DataStream<Event>> assemble(List<DataStream<Event>> inputs) {
        SqlSession session =
                SqlSession.in(
                        inputs.get(0).getExecutionEnvironment(), options, context.parallelism());
        Map<String, DataStream<Event>> outputs = new LinkedHashMap<>();
        List<DataStream<Row>> entrances = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String lateOutput = SqlTransform.lateOutput(options, i);
            Entered<Row> entered = enter(i, inputs.get(i), lateOutput);
            session.table(options.tables().get(i), context.inputTypes().get(i), entered.stream());
            entered.late().ifPresent(late -> outputs.put(lateOutput, late));
            entrances.add(entered.stream());
        }
        Table table = session.query();
        DataStream<Row> rows = session.rows(table);
        new OperatorNames(context).give(rows, entrances);
        SqlResult result = result(table);
        SingleOutputStreamOperator<Event> events =
                context.settle(
                        rows.process(
                                new ResultFunction(
                                        result.columns(),
                                        result.type(),
                                        options.timeField()
                                                .map(result.columns()::indexOf)
                                                .orElse(-1)),
                                context.typeOf(result.type())),
                        "rows",
                        rows.getParallelism());
        outputs.put("", context.leave("", events, result.type(), userCode -> Function.identity()));
        return outputs;
    }

    private Entered<Row> enter(int index, DataStream<Event> input, String lateOutput) {
        RowType type = context.inputTypes().get(index);
        return context.enter(
                index,
                input,
                new Entrance<>(
                        SqlTypes.stream(type, options.timeColumn()),
                        new ToSql(type),
                        options.late().policy(),
                        lateOutput));
    }

    private SqlResult result(Table table) {
        List<Field> columns = new ArrayList<>();
        for (Column column : table.getResolvedSchema().getColumns()) {
            columns.add(
                    Field.of(
                            column.getName(),
                            ResultTypes.of(column.getDataType().getLogicalType()).orElseThrow()));
        }
        return SqlResult.of(RowType.of(columns), options);
    }
}
