/**
 * The demonstration: orders that are generated, a pipeline over them, and its results as they come.
 * It must not do anything that a user's own pipeline could not do too. Only the verb {@code demo}
 * uses it.
 */
package io.dataprocessing.pipeline.app.demo;
