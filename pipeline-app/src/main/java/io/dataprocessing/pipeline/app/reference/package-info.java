/**
 * What pipelines can be built from, described for people from the very records that options are
 * bound to: on the terminal and as pages of the documentation. It must not know a pipeline. The
 * verbs {@code list} and {@code describe} and the test that holds the pages use it.
 */
package io.dataprocessing.pipeline.app.reference;
