/**
 * Tables that steps look up in: those that lie in a file, and how rows are found by their keys in
 * memory. It must not know steps or what they make of the rows. Core finds its connector through
 * ServiceLoader; connectors of other systems use its index.
 */
package io.dataprocessing.pipeline.connectors.table;
