/**
 * The verbs for plugins: a project to begin with, what is wrong with a JAR, what a folder holds,
 * and its bytes pinned. It must not know how plugins are loaded, which is core's work, nor run a
 * pipeline. Authors of plugins and operators use it.
 */
package io.dataprocessing.pipeline.app.plugin;
