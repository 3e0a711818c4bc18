package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;

/** What a processor is called for, a record or a timer, and so the metadata of what it emits. */
final class Cause {

    private Event event;
    private Row key;
    private long timerTime;

    void record(Event event, Row key) {
        this.event = event;
        this.key = key;
    }

    void timer(long time, Row key) {
        this.event = null;
        this.key = key;
        this.timerTime = time;
    }

    Event event() {
        return event;
    }

    Row key() {
        return key;
    }

    /** An event with another value and the metadata of the cause. */
    Event derive(Row value) {
        return event == null ? Event.of(value, timerTime) : event.withValue(value);
    }
}
