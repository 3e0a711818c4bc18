/**
 * Where a pipeline file and the files it names come from: this machine, a web server, or any file
 * system that Flink knows. It must not know what stands in the files. The stages read their files
 * through it.
 */
package io.dataprocessing.pipeline.app.location;
