package io.dataprocessing.pipeline.core.graph;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.row.ObjectTypeInfo;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.runtime.TakenValueFunction;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A pipeline that was added to an environment, which then is executed as usual. Its outputs are
 * named as in a pipeline file: {@code orders} for a source or step, {@code split.rejected} for
 * another output of a step. So are the sinks of connections of type {@code stream}.
 */
public final class AssembledPipeline {

    private final String jobName;
    private final Map<OutputRef, Supplier<DataStream<Event>>> streams;

    AssembledPipeline(String jobName, Map<OutputRef, Supplier<DataStream<Event>>> streams) {
        this.jobName = requireNonNull(jobName, "jobName");
        this.streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
    }

    /** The name of the job: that of the pipeline. */
    public String jobName() {
        return jobName;
    }

    /**
     * The events of an output, for operators of one's own. Their timestamps are in the events;
     * Flink's record timestamps are the same unless a processor emitted another.
     *
     * @throws IllegalArgumentException if there is no such output; the message lists those there
     *     are
     */
    public DataStream<Event> stream(String output) {
        return streams.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(output))
                .map(entry -> entry.getValue().get())
                .findFirst()
                .orElseThrow(() -> unknown(output));
    }

    private IllegalArgumentException unknown(String output) {
        return new IllegalArgumentException(
                "nothing is named '%s'. Known: %s."
                        .formatted(
                                output,
                                streams.keySet().stream()
                                        .map(OutputRef::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * The values of an output as Java objects. The operator that makes them is named after both,
     * {@code by-minute-as-Revenue}, which is its uid too.
     *
     * @param type a record or class that {@link io.dataprocessing.pipeline.api.data.Schemas#of} has
     *     a schema for; it may lack fields of the rows, and nothing that it wants may be missing
     * @throws SchemaException if the class has no schema
     * @throws IllegalArgumentException if there is no such output, or its rows can't be read as the
     *     class; the message says which fields
     */
    public <T> DataStream<T> stream(String output, Class<T> type) {
        return values(output, ObjectTypeInfo.of(type), type.getSimpleName());
    }

    /**
     * The values of an output as rows; the operator that takes them out is {@code
     * by-minute-as-Row}.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    public DataStream<Row> rows(String output) {
        return values(output, RowTypeInfo.ofValues(type(stream(output))), "Row");
    }

    /** The type of an output's rows. */
    public RowType type(String output) {
        return type(stream(output));
    }

    /**
     * The dead letters, where the section {@code dead-letter} names a connection of type {@code
     * stream}: events without a value, whose {@link Event#raw()} is the record with headers that
     * say what happened.
     *
     * @throws IllegalArgumentException if the pipeline doesn't give its dead letters to the
     *     program, or nothing in it makes any
     */
    public DataStream<Event> deadLetters() {
        Supplier<DataStream<Event>> letters = streams.get(OutputRef.main(DeadLetterPlan.NAME));
        if (letters == null) {
            throw new IllegalArgumentException(
                    "there are no dead letters here. They need the section 'dead-letter' with a connection of type 'stream', and a source, step or sink with 'on-error: dead-letter'.");
        }
        return letters.get();
    }

    private static RowType type(DataStream<Event> stream) {
        return ((EventTypeInfo) stream.getType()).rowType();
    }

    private <T> DataStream<T> values(String output, ValueTypeInfo<T> values, String kind) {
        DataStream<Event> events = stream(output);
        List<RowConversion.Mismatch> mismatches =
                RowConversion.check(type(events), values.rowType());
        if (!mismatches.isEmpty()) {
            throw new IllegalArgumentException(
                    "the rows of '%s' can't be read as %s: %s"
                            .formatted(
                                    output,
                                    kind,
                                    mismatches.stream()
                                            .map(RowConversion.Mismatch::message)
                                            .collect(Collectors.joining(" "))));
        }
        String name = "%s-as-%s".formatted(output, kind);
        return events.process(new TakenValueFunction<>(output, type(events), values), values)
                .name(name)
                .uid(name)
                .setParallelism(events.getParallelism());
    }
}
