/**
 * The built-in processors. They must not know connectors, the app or, unless a step needs a whole
 * Flink operator, Flink. The app finds their factories through {@code ServiceLoader}.
 */
package io.dataprocessing.pipeline.processors;
