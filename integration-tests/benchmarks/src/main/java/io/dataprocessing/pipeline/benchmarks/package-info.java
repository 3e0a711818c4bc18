/**
 * The benchmark: takes a command line, runs a matrix of scenarios and peers in alternating rounds,
 * checks what they wrote, and writes the table. It doesn't know how any peer does its work. People
 * start it, with the script {@code run}.
 */
package io.dataprocessing.pipeline.benchmarks;
