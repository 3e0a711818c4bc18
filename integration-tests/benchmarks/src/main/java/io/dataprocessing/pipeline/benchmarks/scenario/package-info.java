/**
 * What is measured: the work, the records that it's done on, the settings, and what has to come
 * out. It knows neither Kafka nor Flink nor anybody who does the work. Generators, peers and the
 * driver of the benchmark use it.
 */
package io.dataprocessing.pipeline.benchmarks.scenario;
