/**
 * Single parts of the platform for programs that are built with Flink by hand: a processor as a
 * Flink function, a format as a Flink (de)serialization schema. It must not know the pipeline file
 * or the command line: what it takes are Java classes, row types and options in Java. Flink
 * programs use it, beside {@link io.dataprocessing.pipeline.core.graph.JobAssembler} for whole
 * pipelines.
 */
package io.dataprocessing.pipeline.core.library;
