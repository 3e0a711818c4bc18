package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the partitions to read, and holds on to those it knows when a later search fails: looking
 * for new partitions is no reason to fail a job that reads the old ones well.
 */
final class SteadySubscriber implements KafkaSubscriber {

    private static final Logger LOG = LoggerFactory.getLogger(SteadySubscriber.class);

    private final KafkaSubscriber search;
    private transient volatile Set<TopicPartition> known;

    SteadySubscriber(KafkaSubscriber search) {
        this.search = requireNonNull(search, "search");
    }

    @Override
    public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
        try {
            Set<TopicPartition> found = search.getSubscribedTopicPartitions(admin);
            if (known != null && !known.containsAll(found)) {
                LOG.info("Found new partitions: now {} instead of {}", found.size(), known.size());
            }
            known = found;
            return found;
        } catch (RuntimeException e) {
            if (known == null) {
                throw e;
            }
            LOG.warn("Can't look for new partitions; reading goes on with those known", e);
            return known;
        }
    }
}
