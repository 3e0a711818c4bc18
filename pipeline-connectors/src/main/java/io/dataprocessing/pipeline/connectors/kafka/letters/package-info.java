/**
 * Dead letters in Kafka after they were written: reads their topic up to what is committed, fetches
 * originals, and writes letters back to the topics that they came from, each at most once. It must
 * not know how letters are chosen or shown, and runs no job. The command {@code pipeline dlq} uses
 * it.
 */
package io.dataprocessing.pipeline.connectors.kafka.letters;
