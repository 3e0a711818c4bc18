package io.dataprocessing.pipeline.core.graph;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.datastream.DataStream;

/** A pipeline that was added to an environment, which then is executed as usual. */
public final class AssembledPipeline {

    private final String jobName;
    private final Map<OutputRef, DataStream<Event>> streams;

    AssembledPipeline(String jobName, Map<OutputRef, DataStream<Event>> streams) {
        this.jobName = requireNonNull(jobName, "jobName");
        this.streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
    }

    /** The name of the job: that of the pipeline. */
    public String jobName() {
        return jobName;
    }

    /**
     * The events of a source or step, for operators of one's own. Their timestamps are in the
     * events; Flink's record timestamps are the same unless a processor emitted another.
     *
     * @param output as in a pipeline file: {@code orders} or {@code split.rejected}
     * @throws IllegalArgumentException if there is no such output; the message lists those there
     *     are
     */
    public DataStream<Event> stream(String output) {
        return streams.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(output))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "nothing is named '%s'. Known: %s."
                                                .formatted(
                                                        output,
                                                        streams.keySet().stream()
                                                                .map(OutputRef::toString)
                                                                .sorted()
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }
}
