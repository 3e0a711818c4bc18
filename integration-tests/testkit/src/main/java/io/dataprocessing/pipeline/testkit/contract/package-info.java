/**
 * What every implementation of an SPI type has to pass: a processor, a window aggregator, a format.
 * It must not know a particular implementation. Each one's test extends the contract of its type
 * and gives the cases.
 */
package io.dataprocessing.pipeline.testkit.contract;
