/**
 * Turns a pipeline file into a plan and a plan into a Flink job, one package for each arrow. It
 * must not know Kafka, Guice or the command line. The connectors, the processors, the app and
 * programs that embed a pipeline use it.
 */
package io.dataprocessing.pipeline.core;
