/**
 * Plugins as teams bring them, whole and broken, in folders and in running jobs. It must not know
 * how a plugin is loaded, only what comes of it. Nobody uses it but the build.
 */
package io.dataprocessing.pipeline.suite.plugins;
