/**
 * Tests of the test kit: that it does what the platform does, and that it catches what it says it
 * catches. They must not need a cluster. The build runs them.
 */
package io.dataprocessing.pipeline.testkit;
