/**
 * For tests of what others write for the platform: harnesses that run a step without a cluster,
 * time that is moved by hand, rows that are made in a line. It must not know Flink's runtime,
 * brokers or the built-in processors. Authors of plugins use it in their tests, and so do the
 * platform's own.
 */
package io.dataprocessing.pipeline.testkit;
