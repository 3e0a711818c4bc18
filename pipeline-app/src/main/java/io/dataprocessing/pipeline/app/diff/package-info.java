/**
 * The verb {@code diff}: what is different between two pipeline files, and what becomes of state,
 * for people and for programs. It must not compare anything itself, which {@code core.diff} does.
 * The command line lists it among its verbs.
 */
package io.dataprocessing.pipeline.app.diff;
