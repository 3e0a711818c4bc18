/**
 * The step {@code sql}: a query of Flink SQL over the streams that come in. It must not know the
 * pipeline file or other steps, and runs the planner that it finds on the class path, which is that
 * of Flink's distribution. The catalog finds its transform through ServiceLoader.
 */
package io.dataprocessing.pipeline.processors.sql;
