/**
 * What is wrong with a pipeline file, where, and what would be right: problems, their positions and
 * the report that people read, which never shows a secret. It must not know what a pipeline is.
 * Every stage from the parser to the preflight reports through it.
 */
package io.dataprocessing.pipeline.core.problem;
