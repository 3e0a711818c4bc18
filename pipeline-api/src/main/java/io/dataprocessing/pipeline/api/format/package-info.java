/**
 * How bytes become rows and rows become bytes: the SPI of formats and of the languages that schemas
 * are written in. It must not know where bytes come from or go to. Plugins implement it, found
 * through {@link java.util.ServiceLoader}; the planner asks it for types, tasks for decoders and
 * encoders.
 */
package io.dataprocessing.pipeline.api.format;
