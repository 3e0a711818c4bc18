/**
 * Makes tables of what was measured, as Markdown for people and JSON for programs. It measures
 * nothing. The driver of the benchmark uses it.
 */
package io.dataprocessing.pipeline.benchmarks.report;
