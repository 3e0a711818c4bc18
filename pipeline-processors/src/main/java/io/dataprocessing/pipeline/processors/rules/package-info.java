/**
 * The step {@code dynamic-rules}: events are tested against rules that come as records and change
 * while the job runs. It must not know Flink, or how expressions are compiled. The app finds its
 * factory through {@code ServiceLoader}.
 */
package io.dataprocessing.pipeline.processors.rules;
