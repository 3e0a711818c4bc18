/**
 * The formats of Avro: bare, in single-object encoding, and framed with the id of a schema in a
 * registry. Bytes become rows and rows bytes directly, by trees made once for each pair of schemas;
 * it must not know where bytes come from. Found through {@link java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.format.avro;
