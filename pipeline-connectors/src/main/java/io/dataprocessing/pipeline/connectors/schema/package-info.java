/**
 * Readers of schema files: Avro's and JSON Schema. They turn a file's text into a row type and must
 * not know formats, connectors or where the text came from. They're found through {@link
 * java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.schema;
