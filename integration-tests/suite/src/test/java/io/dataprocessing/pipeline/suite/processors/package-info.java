/**
 * The examples of the built-in processors, and the pages that show them. They must not know what a
 * processor does: each example says for itself what goes in and what comes out. Whoever adds a
 * processor adds a directory and a page, and these tests find them.
 */
package io.dataprocessing.pipeline.suite.processors;
