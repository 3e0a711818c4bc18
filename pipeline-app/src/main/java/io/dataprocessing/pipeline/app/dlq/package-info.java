/**
 * The verb {@code dlq}: counts dead letters, shows one, and replays them. It must not know how
 * letters are stored, read or written back, nor how a job is built. The command line uses it.
 */
package io.dataprocessing.pipeline.app.dlq;
