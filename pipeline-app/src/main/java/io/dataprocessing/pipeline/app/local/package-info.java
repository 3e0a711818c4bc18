/**
 * Runs on this machine what a pipeline otherwise finds on a cluster: a Kafka broker in the same
 * JVM, its topics filled from files and read into files. It knows neither the pipeline's
 * configuration nor its plan. The command line and the integration tests use it.
 */
package io.dataprocessing.pipeline.app.local;
