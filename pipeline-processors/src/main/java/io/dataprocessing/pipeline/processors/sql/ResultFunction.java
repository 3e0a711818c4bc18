package io.dataprocessing.pipeline.processors.sql;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.Collector;

/** Makes events of the rows of a result. */
final class ResultFunction extends ProcessFunction<Row, Event> {

    private static final long serialVersionUID = 1L;

    private final RowType columns;
    private final RowType type;
    private final int timeField;
    private transient FromSql rows;

    /**
     * The function of a query.
     *
     * @param columns the columns of the result
     * @param type the type of the events' values: the columns and, for results that change, a field
     *     that says whether the row is gone
     * @param timeField the column that is the time of the events; -1 for that of Flink's record
     */
    ResultFunction(RowType columns, RowType type, int timeField) {
        this.columns = requireNonNull(columns, "columns");
        this.type = requireNonNull(type, "type");
        this.timeField = timeField;
    }

    @Override
    public void open(OpenContext context) {
        rows = new FromSql(columns);
    }

    @Override
    public void processElement(Row row, Context context, Collector<Event> out) {
        Object[] values = rows.values(row, type.size());
        if (type.size() > columns.size()) {
            // The old row of an update comes alone where the query leaves the new one out.
            values[columns.size()] =
                    row.getKind() == RowKind.DELETE || row.getKind() == RowKind.UPDATE_BEFORE;
        }
        out.collect(
                Event.of(
                        io.dataprocessing.pipeline.api.data.Row.trusted(type, values),
                        time(values, context.timestamp())));
    }

    private long time(Object[] values, Long record) {
        if (timeField >= 0) {
            return values[timeField] instanceof Instant time
                    ? time.toEpochMilli()
                    : Event.NO_TIMESTAMP;
        }
        return record == null ? Event.NO_TIMESTAMP : record;
    }
}
