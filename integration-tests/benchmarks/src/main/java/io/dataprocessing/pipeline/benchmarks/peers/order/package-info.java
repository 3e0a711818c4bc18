/**
 * Orders and what is made of them as Java beans, the way most jobs have them. They know neither
 * Flink nor Kafka. Peers that map JSON to classes use them.
 */
package io.dataprocessing.pipeline.benchmarks.peers.order;
