/**
 * What Kafka Connect's single message transforms do, done by steps of ours. It must not know how
 * the steps work. The build runs it.
 */
package io.dataprocessing.pipeline.suite.smt;
