/**
 * Proves what spans modules: the rules of the architecture, and jobs on real brokers and clusters.
 * It must not know how a module does its work inside. Nothing uses it but the build.
 */
package io.dataprocessing.pipeline.suite;
