/**
 * The format {@code debezium-json}: the row of a change event, and whether it was deleted. It must
 * not know where bytes come from, what a step does with a row, or touch Flink. It's found through
 * {@link java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.format.debezium;
