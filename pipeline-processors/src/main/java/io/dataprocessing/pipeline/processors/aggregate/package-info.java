/**
 * Aggregate functions, and the steps that compute them over windows and over rows. It must not know
 * Flink: windows are triggered and stored by core, state and timers come through the API. The app
 * finds its factories through {@code ServiceLoader}; other built-in processors use its functions.
 */
package io.dataprocessing.pipeline.processors.aggregate;
