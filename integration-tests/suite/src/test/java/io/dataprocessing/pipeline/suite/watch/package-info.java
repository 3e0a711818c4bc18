/**
 * Plugins that don't return, in jobs on a cluster: what becomes of their records and their tasks.
 * It must not rely on a broker. Nobody else uses it.
 */
package io.dataprocessing.pipeline.suite.watch;
