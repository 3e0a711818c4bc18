/**
 * What says of others which rows they hold: readers of schema files (Avro's, JSON Schema), which
 * turn a text into a row type, and the provider of schemas for the classes that Avro's compiler
 * generates. They must not know formats, connectors, where a text came from, or which Avro a class
 * was made with. They're found through {@link java.util.ServiceLoader}, by the planner and by
 * {@link io.dataprocessing.pipeline.api.data.Schemas#of(Class)}.
 */
package io.dataprocessing.pipeline.connectors.schema;
