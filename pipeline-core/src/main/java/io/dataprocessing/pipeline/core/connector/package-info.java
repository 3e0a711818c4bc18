/**
 * How records come in and go out: the SPI of connectors, bound to Flink's sources and sinks on
 * purpose, since anything neutral would invent splits, offsets and two-phase commit again. It must
 * not know the pipeline file or other steps. Connectors implement it, found through ServiceLoader;
 * planner and assembler call it.
 */
package io.dataprocessing.pipeline.core.connector;
