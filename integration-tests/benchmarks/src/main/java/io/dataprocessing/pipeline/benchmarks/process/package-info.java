/**
 * The processes of a benchmark: one for the broker and one for each peer. It knows nothing of what
 * is measured. The driver of the benchmark starts and ends them.
 */
package io.dataprocessing.pipeline.benchmarks.process;
