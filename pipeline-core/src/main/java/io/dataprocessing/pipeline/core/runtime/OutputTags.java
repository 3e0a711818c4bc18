package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import org.apache.flink.util.OutputTag;

/** The names of side outputs inside a job: a step's own, and the one to the dead letters. */
public final class OutputTags {

    /** The output of a step for events that come too late, where it has one. */
    public static final String LATE = "late";

    /** The same of the first of two inputs. */
    public static final String LATE_LEFT = "late-left";

    /** The same of the second of two inputs. */
    public static final String LATE_RIGHT = "late-right";

    /** No output of a step can be called that: their names begin with a letter or digit. */
    private static final String DEAD_LETTERS = "!dead-letters";

    private OutputTags() {}

    /** A step's own output. */
    public static OutputTag<Event> side(String name, RowType type) {
        return new OutputTag<>(name, new EventTypeInfo(type));
    }

    /** The output to the dead letters. */
    public static OutputTag<Event> deadLetters() {
        return new OutputTag<>(DEAD_LETTERS, EventTypeInfo.deadLetters());
    }

    /** Whether a tag is that of the dead letters. */
    static boolean isDeadLetters(OutputTag<?> tag) {
        return tag.getId().equals(DEAD_LETTERS);
    }
}
