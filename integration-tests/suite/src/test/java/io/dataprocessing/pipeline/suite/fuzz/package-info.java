/**
 * A fuzzer of decoders: damaged records by the million, from a seed. It must not know what any
 * format looks like but for the words in its dictionaries, and finds the formats as the platform
 * does. The gate runs it for a few seconds, and whoever changes a decoder for as long as they like.
 */
package io.dataprocessing.pipeline.suite.fuzz;
