/**
 * Runs the job JAR on real Flink: a JobManager and TaskManagers in JVMs of their own that see a
 * distribution's {@code lib/} and nothing of this project, and Flink's own command line. What it
 * hands to a cluster are files and arguments only, as an operator would, never objects of the
 * platform. The tests of this package use it through {@link
 * io.dataprocessing.pipeline.suite.cluster.StandaloneClusterExtension}.
 */
package io.dataprocessing.pipeline.suite.cluster;
