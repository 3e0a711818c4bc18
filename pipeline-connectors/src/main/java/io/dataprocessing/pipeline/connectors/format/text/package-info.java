/**
 * The formats {@code string} and {@code bytes}: rows of one field that is the whole record. They
 * must not know where bytes come from, what a step does with a row, or touch Flink. They're found
 * through {@link java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.format.text;
