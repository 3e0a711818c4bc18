/**
 * Plugin JARs made in a test, out of sources in texts. It must not know how plugins are loaded.
 * Tests of the platform use it, and authors who want to see their processor in its own loader.
 */
package io.dataprocessing.pipeline.testkit.plugin;
