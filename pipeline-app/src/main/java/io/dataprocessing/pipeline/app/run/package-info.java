/**
 * A pipeline from its file to its end on this machine: overrides, preflight, submission, status and
 * summary. It must not decide anything about the pipeline, which is the planner's work. The verbs
 * of the command line and the demo use it.
 */
package io.dataprocessing.pipeline.app.run;
