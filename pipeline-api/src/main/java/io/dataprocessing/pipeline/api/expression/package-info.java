/**
 * Expressions as a processor sees them: already parsed, checked against the input's type and
 * compiled by the platform. It must not know the expression language or how it's evaluated.
 * Processors that take conditions, computed fields or aggregates as options use it.
 */
package io.dataprocessing.pipeline.api.expression;
