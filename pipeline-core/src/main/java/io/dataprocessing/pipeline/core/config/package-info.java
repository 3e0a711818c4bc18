/**
 * The words of a pipeline file, each with its position: what the parser gives and what library
 * users build in Java. It must not decide anything, know a default or a type, or touch Flink. The
 * planner and the option binder read it.
 */
package io.dataprocessing.pipeline.core.config;
