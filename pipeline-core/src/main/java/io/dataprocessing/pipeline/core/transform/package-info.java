/**
 * Steps that need a whole Flink operator, such as a pattern or SQL: the SPI for teams that accept
 * to be tied to Flink's version. It must not know the pipeline file or other steps. Transforms
 * implement it, found through ServiceLoader; planner and assembler call it.
 */
package io.dataprocessing.pipeline.core.transform;
