/**
 * A job on a Flink in this process: where it runs, how it's watched and stopped, what it counted.
 * It must not know how the job was made, nor Kafka. The verbs {@code run} and {@code demo} use it,
 * and those for clusters its numbers.
 */
package io.dataprocessing.pipeline.app.job;
