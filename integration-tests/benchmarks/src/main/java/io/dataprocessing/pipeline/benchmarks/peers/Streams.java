package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.Peer;
import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import io.dataprocessing.pipeline.benchmarks.scenario.Backend;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;

/**
 * A Kafka Streams application in its DSL.
 *
 * <p>What it follows: one stream thread for each degree of parallelism; the commit interval that
 * the others have for checkpoints; a record cache of 64 MiB, where 10 are the default; topologies
 * optimized; a tuned producer, which the repartition and changelog topics profit from too; Jackson
 * readers and writers made once for each class; only the fields that are needed in repartition
 * topics; stores in memory or in RocksDB, as the scenario says, with changelogs as they are by
 * default.
 *
 * <p>A window's sums are written as they change, at each commit, as is usual there: with {@code
 * suppress} they would wait for later records in each partition of the repartition topic. The last
 * one of a key is compared with what is expected.
 *
 * <p>What it leaves out: standby replicas, since nobody else has any.
 */
final class Streams implements Peer {

    private static final String CACHE_BYTES = String.valueOf(64 * 1024 * 1024);

    Streams() {}

    @Override
    public boolean runs(Scenario scenario) {
        return true;
    }

    @Override
    public boolean corrects(Topology topology) {
        return topology == Topology.WINDOW;
    }

    @Override
    public RunningJob start(JobSpec spec) {
        Properties properties = properties(spec);
        return StreamsJob.start(
                new KafkaStreams(new StreamsTopology(spec).build(properties), properties), spec);
    }

    private static Properties properties(JobSpec spec) {
        Scenario scenario = spec.scenario();
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, spec.run());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, spec.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, spec.directory());
        properties.put(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, String.valueOf(scenario.parallelism()));
        properties.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                scenario.guarantee() == Guarantee.EXACTLY_ONCE
                        ? StreamsConfig.EXACTLY_ONCE_V2
                        : StreamsConfig.AT_LEAST_ONCE);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                String.valueOf(Scenario.CHECKPOINT_INTERVAL.toMillis()));
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
        properties.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                scenario.backend() == Backend.ROCKSDB
                        ? BuiltInDslStoreSuppliers.RocksDBDslStoreSuppliers.class
                        : BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        KafkaEnds.tuned()
                .forEach(
                        (name, value) ->
                                properties.put(
                                        StreamsConfig.producerPrefix((String) name), value));
        return properties;
    }
}
