package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.expression.Expression;

/**
 * Something that must not be false.
 *
 * @param name its name in metrics
 * @param check gives false where it's broken
 * @param message what a violation is called
 * @param warning whether a record that breaks it is valid nevertheless
 */
record Rule(String name, Expression check, String message, boolean warning) {}
