package io.dataprocessing.pipeline.benchmarks.peer;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * How many records of a topic the Kafka consumers of this JVM have handed out, by the metrics that
 * they all publish, whoever uses them.
 */
final class Consumed {

    private static final String ATTRIBUTE = "records-consumed-total";

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName pattern;
    private List<ObjectName> consumers = List.of();

    Consumed(String topic) {
        try {
            pattern =
                    new ObjectName(
                            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*,topic="
                                    + topic);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("no name for a topic: " + topic, e);
        }
    }

    /** The number of records so far. */
    long records(int mostConsumers) {
        if (consumers.size() < mostConsumers) {
            consumers = new ArrayList<>(beans.queryNames(pattern, null));
        }
        double records = 0;
        for (ObjectName consumer : consumers) {
            records += of(consumer);
        }
        return (long) records;
    }

    private double of(ObjectName consumer) {
        try {
            return (Double) beans.getAttribute(consumer, ATTRIBUTE);
        } catch (InstanceNotFoundException | AttributeNotFoundException e) {
            // It has just come or gone.
            return 0;
        } catch (JMException e) {
            throw new IllegalStateException("no %s of %s".formatted(ATTRIBUTE, consumer), e);
        }
    }
}
