/**
 * Runs whole pipelines over lists of events, for steps made of Flink's own operators. It must not
 * know those steps. Their tests use it.
 */
package io.dataprocessing.pipeline.processors.job;
