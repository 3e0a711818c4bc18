/**
 * Makes a pipeline file out of sample records: what fields they have, of what types, with what
 * doubts. It must not know how pipelines are planned, nor start anything. The verb {@code init}
 * uses it.
 */
package io.dataprocessing.pipeline.app.init;
