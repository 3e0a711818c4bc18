/**
 * Values of one type as values of another, by rules that are the same wherever a file asks for
 * them. It must not know steps or their options. {@code map} and the steps that shape records use
 * it.
 */
package io.dataprocessing.pipeline.processors.value;
