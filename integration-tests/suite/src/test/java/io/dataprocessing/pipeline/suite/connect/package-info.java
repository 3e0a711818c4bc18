/**
 * Tests of the Kafka connector against a real broker and a real Flink. They see only what the
 * connector's users see, no test of a whole pipeline is here. Failsafe runs them.
 */
package io.dataprocessing.pipeline.suite.connect;
