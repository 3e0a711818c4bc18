package io.dataprocessing.pipeline.processors.job;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps events in the JVM of the test. */
record CollectingSink(String run, String output) implements Sink<Event> {

    /** The run whose events nobody wants. */
    static final String NOWHERE = "";

    private static final Map<String, Queue<Event>> WRITTEN = new ConcurrentHashMap<>();

    static List<Event> taken(String run, String output) {
        Queue<Event> events = WRITTEN.remove(run + "/" + output);
        return events == null ? List.of() : new ArrayList<>(events);
    }

    @Override
    public SinkWriter<Event> createWriter(WriterInitContext context) {
        Queue<Event> target =
                WRITTEN.computeIfAbsent(run + "/" + output, name -> new ConcurrentLinkedQueue<>());
        return new SinkWriter<>() {
            @Override
            public void write(Event event, Context ignored) {
                if (!run.equals(NOWHERE)) {
                    target.add(event);
                }
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
