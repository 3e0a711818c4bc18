/**
 * Shows where the time of a peer's process goes, from the samples of a Flight Recorder file. It
 * knows nothing of scenarios or of what the peer does. The driver of the benchmark uses it.
 */
package io.dataprocessing.pipeline.benchmarks.profile;
