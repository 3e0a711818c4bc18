/**
 * The contracts that every processor and format of the platform has to pass, each with its cases,
 * and the test that none is left out. They must not need a cluster or a broker. The build runs
 * them.
 */
package io.dataprocessing.pipeline.suite.contract;
