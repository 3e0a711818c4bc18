package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.LetterPlan;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.StreamConnection;
import io.dataprocessing.pipeline.core.runtime.DeadLetterFunction;
import io.dataprocessing.pipeline.core.runtime.EncodeFunction;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.core.runtime.LetterStyle;
import io.dataprocessing.pipeline.core.runtime.OnError;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds sinks, each behind the operator that makes bytes of its events. */
final class SinkTranslator {

    void translate(SinkPlan plan, Assembly assembly) {
        if (StreamConnection.is(plan.connection())) {
            assembly.streams()
                    .put(OutputRef.main(plan.name()), assembly.input(plan.name(), plan.inputs()));
            return;
        }
        encoded(plan, assembly)
                .sinkTo(
                        connector(plan.connection(), assembly)
                                .create(
                                        plan.connection().options(),
                                        plan.options(),
                                        context(plan.name(), plan.type(), assembly)))
                .name(plan.name())
                .uid(plan.name())
                .setParallelism(plan.parallelism())
                .setMaxParallelism(assembly.plan().execution().maxParallelism());
    }

    private static DataStream<Event> encoded(SinkPlan plan, Assembly assembly) {
        if (assembly.isBuilt(plan.name())) {
            return assembly.stream(OutputRef.main(plan.name()));
        }
        SingleOutputStreamOperator<Event> encoded =
                assembly.input(plan.name(), plan.inputs())
                        .process(encode(plan, assembly), new EventTypeInfo(plan.type()));
        assembly.settle(encoded, encodeName(plan), plan.parallelism());
        assembly.collectDeadLetters(encoded, plan.onError());
        return encoded;
    }

    /** Builds the sink of dead letters, behind all operators that make some. */
    void translate(DeadLetterPlan plan, Assembly assembly) {
        List<DataStream<Event>> letters = assembly.deadLetters();
        if (letters.isEmpty()) {
            return;
        }
        String name = DeadLetterPlan.NAME;
        int parallelism = assembly.plan().execution().parallelism();
        SingleOutputStreamOperator<Event> labelled =
                Assembly.union(letters)
                        .map(
                                new DeadLetterFunction(
                                        assembly.plan().name(), name, style(plan.letters())),
                                EventTypeInfo.deadLetters());
        assembly.settle(labelled, name + "-label", parallelism);
        if (StreamConnection.is(plan.connection())) {
            assembly.streams().put(OutputRef.main(name), labelled);
            return;
        }
        labelled.sinkTo(
                        connector(plan.connection(), assembly)
                                .create(
                                        plan.connection().options(),
                                        plan.options(),
                                        context(name, RowType.of(), assembly)))
                .name(name)
                .uid(name)
                .setParallelism(parallelism)
                .setMaxParallelism(assembly.plan().execution().maxParallelism());
    }

    private static LetterStyle style(LetterPlan plan) {
        LetterStyle.Payload payload =
                switch (plan.payload()) {
                    case FULL -> LetterStyle.Payload.FULL;
                    case HASH -> LetterStyle.Payload.HASH;
                    case NONE -> LetterStyle.Payload.NONE;
                };
        return new LetterStyle(
                payload,
                plan.excludeHeaders(),
                plan.headerNames() == LetterPlan.HeaderNames.CONNECT);
    }

    static String encodeName(SinkPlan plan) {
        return plan.name() + "-encode";
    }

    /** What makes bytes of a sink's events. */
    static EncodeFunction encode(SinkPlan plan, Assembly assembly) {
        EventEncoder encoder =
                connector(plan.connection(), assembly)
                        .encoder(
                                plan.connection().options(),
                                plan.options(),
                                context(plan.name(), plan.type(), assembly));
        OnError onError = assembly.onError(plan.onError());
        OnTask<RowEncoder> value = assembly.plugins().encoder(plan.value().ref());
        return plan.key().isEmpty()
                ? EncodeFunction.handingKeysOn(plan.name(), onError, encoder, value)
                : EncodeFunction.makingKeys(
                        plan.name(),
                        onError,
                        encoder,
                        value,
                        assembly.plugins().encoder(plan.key().get().ref()),
                        EventKey.of(plan.type(), plan.keyFields()));
    }

    private static SinkContext context(String name, RowType type, Assembly assembly) {
        return new SinkContext(
                assembly.plan().name(),
                name,
                type,
                assembly.plan().execution().checkpointing().interval());
    }

    @SuppressWarnings("unchecked") // the options were bound to the connector's own classes
    private static SinkConnector<Record, Record> connector(
            ConnectionPlan connection, Assembly assembly) {
        return (SinkConnector<Record, Record>)
                assembly.catalog()
                        .sink(connection.type())
                        .orElseThrow(() -> Missing.of("sink connector", connection.type()));
    }
}
