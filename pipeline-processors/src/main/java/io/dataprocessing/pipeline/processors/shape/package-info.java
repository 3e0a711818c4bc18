/**
 * The steps that change what a record looks like: parse, cast, flatten, nest, unnest and mask. They
 * keep no state and must not know connectors, the app or Flink. The app finds their factories
 * through {@code ServiceLoader}.
 */
package io.dataprocessing.pipeline.processors.shape;
