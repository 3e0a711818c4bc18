/**
 * What moves between the steps of a job: events, the records they were read from, and dead letters.
 * It must not know configuration, plans or connectors. Runtime, formats and connectors use it.
 */
package io.dataprocessing.pipeline.core.event;
