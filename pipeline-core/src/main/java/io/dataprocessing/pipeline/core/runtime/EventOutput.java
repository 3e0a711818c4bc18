package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.util.OutputTag;

/** An output of a step as its processor sees it. */
final class EventOutput<O> implements Output<O> {

    private final Cause cause;
    private final RowGuard<O> rows;
    private final Outlet outlet;
    private final LongCounter out;
    private final OutputTag<Event> tag;
    private final LongCounter outOfTag;

    private EventOutput(
            Cause cause,
            Schema<O> schema,
            Outlet outlet,
            LongCounter out,
            OutputTag<Event> tag,
            LongCounter outOfTag) {
        this.cause = cause;
        this.rows = new RowGuard<>(schema);
        this.outlet = outlet;
        this.out = out;
        this.tag = tag;
        this.outOfTag = outOfTag;
    }

    static <O> EventOutput<O> main(Cause cause, Schema<O> schema, Outlet outlet, Counts counts) {
        return new EventOutput<>(cause, schema, outlet, counts.of(Counts.OUT), null, null);
    }

    static <O> EventOutput<O> side(
            Cause cause, String name, Schema<O> schema, Outlet outlet, Counts counts) {
        return new EventOutput<>(
                cause,
                schema,
                outlet,
                counts.of(Counts.OUT),
                OutputTags.side(name, schema.rowType()),
                counts.of(Counts.OUT + "." + name));
    }

    @Override
    public void emit(O value) {
        send(cause.derive(rows.toRow(value)));
    }

    @Override
    public void emit(Emission<O> emission) {
        Event event = cause.derive(rows.toRow(emission.value()));
        if (emission.timestamp().isPresent()) {
            event = event.withTimestamp(emission.timestamp().get().toEpochMilli());
        }
        if (emission.messageKey().isPresent()) {
            event = event.withMessageKey(emission.messageKey());
        }
        if (emission.headers().isPresent()) {
            event = event.withHeaders(ReplayMark.kept(event.headers(), emission.headers().get()));
        }
        send(event);
    }

    private void send(Event event) {
        out.add(1);
        if (tag == null) {
            outlet.emit(event);
        } else {
            outOfTag.add(1);
            outlet.emit(tag, event);
        }
    }
}
