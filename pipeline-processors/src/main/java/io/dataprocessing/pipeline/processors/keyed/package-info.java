/**
 * Steps that remember something of each key: {@code deduplicate}, {@code on-change}, {@code
 * absence} and {@code top-n}. They must not know Flink: state, timers and the order of event time
 * come through the API. The app finds their factories through {@code ServiceLoader}.
 */
package io.dataprocessing.pipeline.processors.keyed;
