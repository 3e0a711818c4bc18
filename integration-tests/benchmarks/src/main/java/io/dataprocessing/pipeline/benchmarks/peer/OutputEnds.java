package io.dataprocessing.pipeline.benchmarks.peer;

import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far the topics have come that a job writes. */
final class OutputEnds {

    private final Admin admin;
    private final ListOffsetsOptions options;
    private final Map<String, Map<TopicPartition, OffsetSpec>> partitions = new HashMap<>();

    OutputEnds(Admin admin, JobSpec spec) throws ExecutionException, InterruptedException {
        this.admin = admin;
        this.options =
                new ListOffsetsOptions(
                        spec.scenario().guarantee() == Guarantee.EXACTLY_ONCE
                                ? IsolationLevel.READ_COMMITTED
                                : IsolationLevel.READ_UNCOMMITTED);
        Map<String, TopicDescription> topics =
                admin.describeTopics(spec.outputs().values()).allTopicNames().get();
        spec.outputs()
                .forEach(
                        (output, topic) -> partitions.put(output, ends(topics.get(topic))));
    }

    /**
     * Whether each output has got so many offsets that may be read; a transaction's end takes one
     * too.
     */
    boolean reach(Map<String, Long> records) throws ExecutionException, InterruptedException {
        for (String output : partitions.keySet()) {
            if (offsets(output) < records.get(output)) {
                return false;
            }
        }
        return true;
    }

    /** How many offsets all outputs have got that may be read. */
    long sum() throws ExecutionException, InterruptedException {
        long sum = 0;
        for (String output : partitions.keySet()) {
            sum += offsets(output);
        }
        return sum;
    }

    private long offsets(String output) throws ExecutionException, InterruptedException {
        long offsets = 0;
        for (ListOffsetsResultInfo end :
                admin.listOffsets(partitions.get(output), options).all().get().values()) {
            offsets += end.offset();
        }
        return offsets;
    }

    private static Map<TopicPartition, OffsetSpec> ends(TopicDescription topic) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topic.partitions()
                .forEach(
                        partition ->
                                ends.put(
                                        new TopicPartition(topic.name(), partition.partition()),
                                        OffsetSpec.latest()));
        return ends;
    }
}
