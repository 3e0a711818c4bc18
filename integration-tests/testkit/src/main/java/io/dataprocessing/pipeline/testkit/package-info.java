/**
 * Runs a processor in a unit test: input, time and state under the test's control. It must not know
 * connectors or the app. Authors of processors and our own modules use it.
 */
package io.dataprocessing.pipeline.testkit;
