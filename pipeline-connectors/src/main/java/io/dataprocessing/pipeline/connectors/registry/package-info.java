/**
 * Schema registries with Confluent's interface: the frame of records, schemas by id and by subject,
 * registration. It must not know formats, nor what a schema's text means; the connection is Kafka's
 * or any other. Formats whose records carry ids use it.
 */
package io.dataprocessing.pipeline.connectors.registry;
