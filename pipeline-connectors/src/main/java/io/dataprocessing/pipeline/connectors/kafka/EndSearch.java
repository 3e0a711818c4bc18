package io.dataprocessing.pipeline.connectors.kafka;

import java.io.Serializable;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Finds how far a source has to read until it has seen what is there now. */
@FunctionalInterface
interface EndSearch extends Serializable {

    /**
     * The offset of the last record of each partition that has one to be read.
     *
     * @param starts the offset at which each is read from; one that is too small stands for the
     *     oldest record
     */
    Map<TopicPartition, Long> from(Map<TopicPartition, Long> starts);
}
