/**
 * The formats {@code protobuf} and {@code protobuf-confluent}, and Protobuf's schema files. They
 * turn messages into rows without classes generated from them, and must not know where records come
 * from or go to. The planner finds them through {@link java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.format.protobuf;
