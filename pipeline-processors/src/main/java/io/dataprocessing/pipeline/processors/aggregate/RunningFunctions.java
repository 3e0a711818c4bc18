package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of a running aggregate by the names of their fields: those over the frame and those
 * over the sequence of a key's records.
 *
 * @param frame the ones over the frame
 * @param sequence the others
 */
record RunningFunctions(Map<String, FrameResult> frame, Map<String, SequenceFunction> sequence) {

    static RunningFunctions none() {
        return new RunningFunctions(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    boolean has(String name) {
        return frame.containsKey(name) || sequence.containsKey(name);
    }

    /** The functions over the frame. */
    List<AggregateFunction> frameFunctions() {
        return frame.values().stream().map(FrameResult::function).toList();
    }

    /** The type of a function's result. */
    DataType type(String name) {
        return frame.containsKey(name) ? frame.get(name).type() : sequence.get(name).resultType();
    }
}
