/**
 * Gives tests a real Kafka broker, of the kind that the system property {@code
 * pipeline.test.broker} names, and a client that writes and reads raw records. It knows nothing of
 * pipelines, so that what it reads is what any other Kafka client would. The tests of the suite use
 * it through {@link io.dataprocessing.pipeline.suite.broker.BrokerExtension}.
 */
package io.dataprocessing.pipeline.suite.broker;
