/**
 * From a plan to a Flink job: one translator for each kind of step, which decides nothing, because
 * all is decided in the plan. It must not know the pipeline file, and reads no clock, host or time
 * zone, so that the same plan gives the same graph wherever it's built. The app uses it, and
 * whoever builds jobs of their own with this library.
 */
package io.dataprocessing.pipeline.core.graph;
