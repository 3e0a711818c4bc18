package io.dataprocessing.pipeline.benchmarks.data;

import io.dataprocessing.pipeline.benchmarks.scenario.Payload;

/**
 * The records of a topic that is read.
 *
 * @param payload their kind
 * @param keys how many different accounts there are
 * @param records how many records, with the last one of each partition
 * @param compression of the topic, as Kafka calls it
 */
public record Input(Payload payload, long keys, long records, String compression) {

    /** Over how many partitions an input is spread. */
    public static final int PARTITIONS = 2;

    /** The name of the topic. */
    public String topic() {
        return "input-%s-%d-%d-%s".formatted(payload, keys, records, compression);
    }

    /** In which partition a record is: its offset there is its number by that of partitions. */
    public static int partition(long number) {
        return (int) (number % PARTITIONS);
    }

    /** The value of a record. */
    public byte[] value(Records source, long number) {
        return number < records - PARTITIONS ? source.value(number) : source.last(number);
    }
}
