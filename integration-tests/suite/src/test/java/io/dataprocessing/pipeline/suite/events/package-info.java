/**
 * Pipelines on events of real systems, held against what plain Java computes of the same events. It
 * must not know how a processor works, and has nothing of the data in it: where that isn't, its
 * tests are skipped. Nobody else uses it.
 */
package io.dataprocessing.pipeline.suite.events;
