package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.util.Optional;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.UserCodeClassLoader;

/** Stands in front of a sink, turns rows into bytes and applies the sink's error policy. */
public final class EncodeFunction extends ProcessFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final String sink;
    private final OnError onError;
    private final EventEncoder encoder;
    private final OnTask<RowEncoder> value;
    private final OnTask<RowEncoder> key;
    private final EventKey keyFields;
    private transient Outlet outlet;
    private transient FailureRouter failures;
    private transient LongCounter in;
    private transient LongCounter out;

    private EncodeFunction(
            String sink,
            OnError onError,
            EventEncoder encoder,
            OnTask<RowEncoder> value,
            OnTask<RowEncoder> key,
            EventKey keyFields) {
        this.sink = requireNonNull(sink, "sink");
        this.onError = requireNonNull(onError, "onError");
        this.encoder = requireNonNull(encoder, "encoder");
        this.value = requireNonNull(value, "value");
        this.key = key;
        this.keyFields = keyFields;
    }

    /** The operator in front of a sink that hands on message keys as they came. */
    public static EncodeFunction handingKeysOn(
            String sink, OnError onError, EventEncoder encoder, OnTask<RowEncoder> value) {
        return new EncodeFunction(sink, onError, encoder, value, null, null);
    }

    /** The operator in front of a sink that makes message keys of fields. */
    public static EncodeFunction makingKeys(
            String sink,
            OnError onError,
            EventEncoder encoder,
            OnTask<RowEncoder> value,
            OnTask<RowEncoder> key,
            EventKey keyFields) {
        return new EncodeFunction(
                sink,
                onError,
                encoder,
                value,
                requireNonNull(key, "key"),
                requireNonNull(keyFields, "keyFields"));
    }

    @Override
    public void open(OpenContext context) {
        Counts counts = new Counts(getRuntimeContext(), sink);
        outlet = Outlet.ofPlatform();
        in = counts.of(Counts.IN);
        failures =
                new FailureRouter(
                        sink, "sink", onError, outlet, counts, in::getLocalValuePrimitive);
        out = counts.of(Counts.OUT);
        UserCodeClassLoader userCode = TaskCode.of(getRuntimeContext());
        encoder.open(
                value.make(userCode), Optional.ofNullable(key).map(made -> made.make(userCode)));
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> collector)
            throws Exception {
        in.add(1);
        Event encoded;
        try {
            Optional<Row> keyRow =
                    keyFields == null ? Optional.empty() : Optional.of(keyFields.getKey(event));
            encoded = encoder.encode(event, keyRow);
        } catch (Throwable e) {
            if (!outlet.isBoundTo(context)) {
                outlet.bind(context, context::output);
            }
            failures.route(event, Failure.Stage.ENCODE, e);
            return;
        }
        out.add(1);
        collector.collect(encoded);
    }
}
