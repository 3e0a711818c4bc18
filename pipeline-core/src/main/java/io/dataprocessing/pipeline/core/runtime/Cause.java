package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Instant;

/** What a processor is called for, a record or a timer, and so the metadata of what it emits. */
final class Cause {

    private Event event;
    private Row key;
    private long timerTime;
    private String words = "";

    void record(Event event, Row key) {
        this.event = event;
        this.key = key;
    }

    void timer(long time, Row key) {
        this.event = null;
        this.key = key;
        this.timerTime = time;
        this.words = "";
    }

    /** Neither, as long as nothing follows. */
    void words(String what) {
        event = null;
        words = what;
    }

    /** The same in words, also for another thread while the call is under way. */
    String words() {
        Event record = event;
        if (record != null) {
            return record.origin().map(origin -> "at " + origin).orElse("at a record");
        }
        return words.isEmpty() ? "in a timer of " + Instant.ofEpochMilli(timerTime) : words;
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
