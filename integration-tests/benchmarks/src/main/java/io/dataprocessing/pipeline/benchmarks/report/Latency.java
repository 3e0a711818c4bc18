package io.dataprocessing.pipeline.benchmarks.report;

/**
 * From the moment when a record is handed to a producer to the moment when a consumer of committed
 * records has it.
 *
 * @param rate at which records were produced, in a second
 * @param p50 in milliseconds
 * @param p99 in milliseconds
 * @param p999 in milliseconds
 */
public record Latency(double rate, double p50, double p99, double p999) {}
