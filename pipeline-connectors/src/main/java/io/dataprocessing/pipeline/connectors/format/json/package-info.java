/**
 * The format {@code json}: one JSON object a record, read strictly and written in the order of the
 * row type. It must not know where bytes come from, what a step does with a row, or touch Flink.
 * It's found through {@link java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.format.json;
