/**
 * Thirty changes of a schema, and what each means for sources, sinks and state; with restores of
 * real savepoints, old ones too. It must not know how rows are written. The build runs it, and the
 * table in the docs is made of it.
 */
package io.dataprocessing.pipeline.suite.evolution;
