/**
 * What the platform promises of a running pipeline, each promise on a real broker and a cluster:
 * exactly once, event time, dead letters, where reading begins. It must not look inside the
 * platform. The build runs these tests.
 */
package io.dataprocessing.pipeline.suite.pipeline;
