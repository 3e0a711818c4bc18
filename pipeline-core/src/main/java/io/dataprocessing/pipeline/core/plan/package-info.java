/**
 * The plan: a pipeline with every decision made and every type known, as plain immutable data that
 * can be printed and compared; and the planner that makes it. It must not know Flink, a clock, the
 * host or the time zone, so that the same file gives the same plan wherever it's made. The
 * assembler and {@code explain} read it.
 */
package io.dataprocessing.pipeline.core.plan;
