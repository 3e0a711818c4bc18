/**
 * Wires the platform together and offers it on the command line. It must not decide anything about
 * a pipeline, which is the planner's work. People at a terminal and {@code flink run} use it.
 */
package io.dataprocessing.pipeline.app;
