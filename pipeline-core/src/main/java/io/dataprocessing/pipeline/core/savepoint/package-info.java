/**
 * What a savepoint or checkpoint holds, read without a cluster, and whether a plan can start from
 * it. It must not know how a job is built or run, nor change anything. Whoever submits a job asks
 * first, so that state which doesn't fit is refused before anything is started.
 */
package io.dataprocessing.pipeline.core.savepoint;
