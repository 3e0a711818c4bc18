/**
 * How bytes become rows and rows become bytes: the SPI of formats. It must not know where bytes
 * come from or go to. Formats implement it, found through ServiceLoader; the planner asks it for
 * types, tasks for decoders and encoders.
 */
package io.dataprocessing.pipeline.core.format;
