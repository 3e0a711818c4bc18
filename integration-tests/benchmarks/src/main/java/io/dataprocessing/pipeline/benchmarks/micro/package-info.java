/**
 * Benchmarks of the parts that a pipeline's speed is made of, for JMH: expressions, decoding,
 * encoding, what goes between tasks, a chain of steps. They must not know brokers, peers or each
 * other. The command {@code run micro} runs them; nothing in a build does.
 */
package io.dataprocessing.pipeline.benchmarks.micro;
