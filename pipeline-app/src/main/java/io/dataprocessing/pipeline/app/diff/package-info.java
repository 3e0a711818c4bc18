/**
 * The verb {@code diff}: what is different between two pipeline files, and what becomes of state
 * when the one starts from that of the other, as text or as JSON. It must not find anything out by
 * itself, which is core's work, nor start or contact anything. Operators call it before an upgrade,
 * and builds by its exit code.
 */
package io.dataprocessing.pipeline.app.diff;
