/**
 * What several formats share: the texts of scalars, numbers and points in time, and whether bytes
 * are UTF-8. It must not know a format, a connector or a pipeline. The formats below use it.
 */
package io.dataprocessing.pipeline.connectors.format;
