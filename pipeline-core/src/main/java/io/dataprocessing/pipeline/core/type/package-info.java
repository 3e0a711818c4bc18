/**
 * How a row of one type becomes a row of another: which types may stand for which, and the
 * conversion itself. It must not know formats, plans or Flink. The planner checks with it what
 * flows into a step, operators convert with it.
 */
package io.dataprocessing.pipeline.core.type;
