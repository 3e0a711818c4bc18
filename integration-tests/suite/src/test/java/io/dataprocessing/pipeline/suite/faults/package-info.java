/**
 * Records with planted faults of every kind, and the test that finds each of them again. It must
 * not use anything of the platform to compute what is expected. Tests of dead letters and of their
 * replay use it.
 */
package io.dataprocessing.pipeline.suite.faults;
