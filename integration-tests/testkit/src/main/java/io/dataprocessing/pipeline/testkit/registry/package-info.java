/**
 * A schema registry for tests that need one to fail: it speaks Confluent's REST protocol from
 * memory and does on demand what a real one does at the wrong time. It must not know a client or a
 * format, and doesn't compare schemas: what is compatible is what a test says. Tests of connectors
 * and of whole pipelines use it.
 */
package io.dataprocessing.pipeline.testkit.registry;
