/**
 * What a peer has to offer, the process that it runs in, and how its work is watched from inside
 * that process. It doesn't know how any peer does its work. Peers implement it, the driver of the
 * benchmark starts the process.
 */
package io.dataprocessing.pipeline.benchmarks.peer;
