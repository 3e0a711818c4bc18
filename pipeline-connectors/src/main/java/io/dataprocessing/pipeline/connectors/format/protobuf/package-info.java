/**
 * The format {@code protobuf}, and its schema files: {@code .proto} and descriptor sets. It turns
 * messages into rows without classes generated from them, and must not know where records come from
 * or go to. The planner finds it through {@link java.util.ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors.format.protobuf;
