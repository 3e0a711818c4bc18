package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.runtime.FusedOperator;
import io.dataprocessing.pipeline.core.runtime.OutputTags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/** Parts of a pipeline in one operator, and the streams that others read of it. */
final class FusedGroup {

    /** Flink cuts longer names in metrics. */
    private static final int LONGEST_NAME = 80;

    private final FusedOperator operator = new FusedOperator();
    private final List<String> names = new ArrayList<>();
    private final Map<OutputRef, Given> outputs = new HashMap<>();
    private final Map<OutputRef, DataStream<Event>> streams = new HashMap<>();
    private OutputRef main;
    private EventTypeInfo mainType;
    private SingleOutputStreamOperator<Event> built;

    /** What a function gives to those who read it. */
    private record Given(int function, String output, RowType type) {}

    /**
     * Adds a function.
     *
     * @param name that of its operator, if it had one of its own
     * @param member the source, step or sink that it belongs to
     * @param given the types of its outputs by name
     */
    int add(
            String name,
            String member,
            ProcessFunction<Event, Event> function,
            EventTypeInfo type,
            Map<String, RowType> given) {
        int number = operator.add(function);
        names.add(name);
        given.forEach(
                (output, rows) ->
                        outputs.put(
                                new OutputRef(member, output), new Given(number, output, rows)));
        main = OutputRef.main(member);
        mainType = type;
        return number;
    }

    /** Adds a function that stands between an output and somebody who reads it. */
    int addBetween(OutputRef read, ProcessFunction<Event, Event> function) {
        int number = operator.add(function);
        connect(read, number);
        return number;
    }

    /** Lets a function read an output. */
    void connect(OutputRef read, int reader) {
        Given given = outputs.get(read);
        operator.connect(given.function(), given.output(), reader);
    }

    /** Lets a function read the main output of one that was added between. */
    void connect(int between, int reader) {
        operator.connect(between, "", reader);
    }

    /** Makes the operator. */
    SingleOutputStreamOperator<Event> build(DataStream<Event> input) {
        built = input.transform(names.get(0), mainType, operator);
        return built;
    }

    /** The uid: that of the first part, the only one that may have state. */
    String uid() {
        return names.get(0);
    }

    /** All parts, or how many there are between the first and the last. */
    String name() {
        String all = String.join(", ", names);
        return all.length() <= LONGEST_NAME
                ? all
                : "%s, … %d more …, %s"
                        .formatted(names.get(0), names.size() - 2, names.get(names.size() - 1));
    }

    Set<OutputRef> outputs() {
        return outputs.keySet();
    }

    /** The stream of an output, which leaves the operator from now on. */
    DataStream<Event> stream(OutputRef output) {
        return streams.computeIfAbsent(output, this::release);
    }

    private DataStream<Event> release(OutputRef output) {
        Given given = outputs.get(output);
        if (output.equals(main)) {
            operator.release(given.function());
            return built;
        }
        operator.release(
                given.function(), given.output(), OutputTags.side(output.toString(), given.type()));
        return built.getSideOutput(OutputTags.side(output.toString(), given.type()));
    }
}
