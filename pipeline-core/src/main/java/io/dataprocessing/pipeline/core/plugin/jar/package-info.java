/**
 * JARs of plugins: what a folder of them holds, which are refused and why, the isolated loader of
 * each, pins, and the bundle in which their bytes go to the tasks. It must not know what providers
 * do, nor pipelines or plans. The catalog and the plugin runtime load from it, the command line
 * inspects and pins with it.
 */
package io.dataprocessing.pipeline.core.plugin.jar;
