/**
 * The formats {@code json} and {@code json-confluent}: one JSON object a record, read strictly, and
 * handed on as it came or written in the order of the row type. They must not know where bytes come
 * from, what a step does with a row, or touch Flink. They're found through {@link
 * java.util.ServiceLoader}; {@code debezium-json} reads the rows in its envelopes by what is public
 * here.
 */
package io.dataprocessing.pipeline.connectors.format.json;
