/**
 * Typed options: a processor, format or connector declares them as a Java record whose components
 * carry these annotations, and gets the record bound from the pipeline file, checked, with
 * defaults. It must not know the file or its syntax. Everybody who brings something that is
 * configured uses it; from the same declarations come the reference, the JSON Schema and {@code
 * describe}.
 */
package io.dataprocessing.pipeline.api.option;
