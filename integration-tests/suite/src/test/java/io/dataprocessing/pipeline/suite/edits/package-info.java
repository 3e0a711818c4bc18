/**
 * The main job on real input: edits of Wikipedia, filtered, computed and routed, against what a
 * script outside of Java makes of the same file. It must not use the platform to find out what is
 * right. The build runs it, with a data set of its own where the real one isn't there.
 */
package io.dataprocessing.pipeline.suite.edits;
