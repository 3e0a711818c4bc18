/**
 * A plan in words and as a graph, for people who want to know what a pipeline will do before it
 * runs. It must not decide anything or know Flink: what it says is in the plan. The command line
 * uses it.
 */
package io.dataprocessing.pipeline.core.explain;
