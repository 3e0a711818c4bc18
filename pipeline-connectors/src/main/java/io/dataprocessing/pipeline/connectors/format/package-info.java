/**
 * The text forms of points in time that several formats share. It must not know a format, a
 * connector or a pipeline. The formats below use it.
 */
package io.dataprocessing.pipeline.connectors.format;
