package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * How events leave a {@link FusedOperator}: in one record, which has the time of what came in.
 *
 * @param output that of the operator
 * @param record whose time is set before each call
 */
record FusedExit(Output<StreamRecord<Event>> output, StreamRecord<Event> record) {

    void collect(Event event) {
        output.collect(record.replace(event));
    }

    void collect(OutputTag<Event> tag, Event event) {
        output.collect(tag, record.replace(event));
    }
}
