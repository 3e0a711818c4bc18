/**
 * Brings records into a pipeline and out of it: connectors, and the formats of their bytes. It must
 * not know the app or how a plan is made. The app finds its types through {@code ServiceLoader}.
 */
package io.dataprocessing.pipeline.connectors;
