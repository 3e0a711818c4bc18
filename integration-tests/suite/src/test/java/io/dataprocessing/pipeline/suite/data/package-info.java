/**
 * Results held against rows that were computed or published elsewhere, and where the data lies that
 * isn't part of the project. It must not know what a test is about. The tests on real events and on
 * Nexmark use it.
 */
package io.dataprocessing.pipeline.suite.data;
