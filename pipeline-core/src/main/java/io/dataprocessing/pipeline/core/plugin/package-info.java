/**
 * What there is to build pipelines from: processors, formats, connectors and transforms, found
 * through ServiceLoader, by name; and how a task gets one again from a reference. It must not know
 * plans or the graph. Planner and assembler use the catalog, operators the references.
 */
package io.dataprocessing.pipeline.core.plugin;
