/**
 * The steps that join two streams: by their distance in time, by window, with a versioned table.
 * They are two-input processors over the platform's event-time order and not Flink's own join
 * operators, which join inner only, keep no late policy and drop late records in silence; they know
 * nothing of Flink, of windows that aggregate, or of where their inputs come from. The platform
 * finds their factories through the service loader.
 */
package io.dataprocessing.pipeline.processors.join;
