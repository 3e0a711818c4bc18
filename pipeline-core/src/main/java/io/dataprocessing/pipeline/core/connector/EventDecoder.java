package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * Turns the records of a source into events: formats of key and value, event time and its guards,
 * all as planned. The platform makes it, a source connector ships it in its deserialization schema
 * and calls it for each record.
 */
public interface EventDecoder extends java.io.Serializable {

    /** The type of the events. */
    TypeInformation<Event> type();

    /**
     * Makes the decoders. Called once on the task before the first record.
     *
     * @param userCode the code of the job, in which formats are found
     */
    void open(UserCodeClassLoader userCode, MetricGroup metrics);

    /**
     * The event of a record. Never throws for a record's content: what can't be decoded becomes an
     * event with a failure.
     *
     * @throws UnavailableException if a system that's needed to decode gives no answer
     */
    Event decode(RawRecord raw, Origin origin);
}
