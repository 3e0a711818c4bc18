/**
 * Tables that records are looked up in, as a processor sees them: what rows they give, by which
 * fields they are asked, and how. It must not know where a table comes from or how its rows are
 * decoded; connectors do. Factories get a table from their plan context, and processors open it on
 * the task.
 */
package io.dataprocessing.pipeline.api.lookup;
