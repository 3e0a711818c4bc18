/**
 * The command line as people and scripts use it: what it says and with which exit code it ends. It
 * must not know how the command line does it. The build runs these tests.
 */
package io.dataprocessing.pipeline.suite.cli;
