/**
 * The expression language: reads CEL, checks it against a row type with rules that follow SQL where
 * pipelines expect that, and compiles it to Java. It must not know pipeline files, steps or Flink;
 * positions are offsets into the text that it was given. The binding of step options uses it, both
 * when a pipeline is planned and on the task managers.
 */
package io.dataprocessing.pipeline.core.expression;
