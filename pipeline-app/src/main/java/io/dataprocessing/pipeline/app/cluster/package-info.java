/**
 * Jobs on a Flink cluster, over its REST API: submitted, looked at, stopped and restored. It must
 * not know how a pipeline is planned or assembled, which are stages of their own. The verbs {@code
 * submit}, {@code status}, {@code stop} and {@code restore} are here.
 */
package io.dataprocessing.pipeline.app.cluster;
