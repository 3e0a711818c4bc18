/**
 * Windows: which there are, and how values are combined in one. It must not know how windows are
 * triggered, stored or merged. Processors that aggregate over time use it.
 */
package io.dataprocessing.pipeline.api.window;
