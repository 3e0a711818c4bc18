package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.type.RowConverter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes the values of somebody's own stream of the events of an output. */
public final class TakenValueFunction<T> extends ProcessFunction<Event, T> {

    private static final long serialVersionUID = 1L;

    private final String output;
    private final RowType type;
    private final ValueTypeInfo<T> values;
    private transient Schema<T> schema;
    private transient RowConverter converter;

    /**
     * The operator behind an output.
     *
     * @param type the type of the output's rows
     * @param values what the rows become
     */
    public TakenValueFunction(String output, RowType type, ValueTypeInfo<T> values) {
        this.output = requireNonNull(output, "output");
        this.type = requireNonNull(type, "type");
        this.values = requireNonNull(values, "values");
    }

    @Override
    public void open(OpenContext context) {
        schema = values.schema();
        converter = RowConverter.of(type, schema.rowType());
    }

    @Override
    public void processElement(Event event, Context context, Collector<T> out) {
        out.collect(value(event));
    }

    private T value(Event event) {
        try {
            return schema.fromRow(converter.convert(event.value()));
        } catch (SchemaException e) {
            throw new SchemaException(
                    "a row of '%s' is no %s: %s"
                            .formatted(output, schema.javaType().getName(), e.getMessage()));
        }
    }
}
