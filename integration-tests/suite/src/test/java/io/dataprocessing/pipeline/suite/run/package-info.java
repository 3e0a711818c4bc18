/**
 * Runs pipeline files for the suite's tests: on a cluster in this process, against the broker that
 * was chosen. It must not know what a test is about. The tests of the suite use it.
 */
package io.dataprocessing.pipeline.suite.run;
