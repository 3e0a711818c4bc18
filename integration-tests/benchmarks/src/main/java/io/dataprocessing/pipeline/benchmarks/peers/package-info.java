/**
 * The peers: each class is one way in which people do such work, with the practices that it follows
 * in its comment. They know nothing of each other's results or of how they are measured. The
 * process of a peer starts one of them by its name.
 */
package io.dataprocessing.pipeline.benchmarks.peers;
