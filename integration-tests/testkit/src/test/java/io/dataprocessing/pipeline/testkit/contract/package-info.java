/**
 * Tests of the contracts: a processor that keeps to them passes, and each way to break one is
 * found. They must not need a cluster. The build runs them.
 */
package io.dataprocessing.pipeline.testkit.contract;
