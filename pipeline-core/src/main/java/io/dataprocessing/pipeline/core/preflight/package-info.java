/**
 * What has to be outside before a job is submitted: topics, schemas in a registry. It must not
 * decide anything that the plan says, or know Kafka or Flink. The command line calls it between
 * planning and assembling, and so does a program that submits pipelines by itself.
 */
package io.dataprocessing.pipeline.core.preflight;
