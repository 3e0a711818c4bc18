package io.dataprocessing.pipeline.app.local;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Makes and finds topics of a broker. */
public final class Topics implements AutoCloseable {

    private final Admin admin;

    private Topics(Admin admin) {
        this.admin = admin;
    }

    /** The topics of a broker; to be closed. */
    public static Topics of(String bootstrapServers) {
        return new Topics(
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                requireNonNull(bootstrapServers, "bootstrapServers"))));
    }

    /** Makes those of the topics that aren't there. */
    public void create(Set<String> topics, int partitions) {
        Set<String> missing = new TreeSet<>(topics);
        missing.removeAll(names());
        List<NewTopic> made = new ArrayList<>();
        for (String topic : missing) {
            made.add(new NewTopic(topic, Optional.of(partitions), Optional.empty()));
        }
        await(admin.createTopics(made).all());
    }

    /** The topics whose whole name matches. */
    public Set<String> matching(Pattern pattern) {
        Set<String> matching = new TreeSet<>(names());
        matching.removeIf(name -> !pattern.matcher(name).matches());
        return matching;
    }

    private Set<String> names() {
        return await(admin.listTopics().names());
    }

    @Override
    public void close() {
        admin.close();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for the broker", e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        }
    }
}
