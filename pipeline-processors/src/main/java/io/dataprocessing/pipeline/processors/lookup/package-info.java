/**
 * The step {@code lookup}: each record gets fields of the rows that a table has for its key. It
 * must not know where a table comes from, Flink or connectors; its plan context gives it the table.
 * The app finds its factory through {@code ServiceLoader}.
 */
package io.dataprocessing.pipeline.processors.lookup;
