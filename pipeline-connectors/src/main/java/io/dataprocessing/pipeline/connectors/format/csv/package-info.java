/**
 * The format {@code csv}: one line of RFC 4180 a record, columns in the order of the row type or
 * named by a header. It must not know where bytes come from, what a step does with a row, or touch
 * Flink. It's found through {@link java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.format.csv;
