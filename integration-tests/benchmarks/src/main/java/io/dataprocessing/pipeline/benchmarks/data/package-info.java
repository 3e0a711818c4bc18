/**
 * Makes the records that are measured on, and writes them into topics. It knows nothing of what
 * peers do with them. The driver of the benchmark uses it.
 */
package io.dataprocessing.pipeline.benchmarks.data;
