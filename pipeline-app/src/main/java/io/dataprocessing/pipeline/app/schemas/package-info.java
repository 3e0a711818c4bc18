/**
 * The schemas that the sinks of a pipeline write by, against what their registry holds: looking
 * them up, judging them, registering what is missing. It must not know a format or speak a
 * registry's protocol, which is the formats' work. The verbs {@code schemas check} and {@code
 * schemas register} use it.
 */
package io.dataprocessing.pipeline.app.schemas;
