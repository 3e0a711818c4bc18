/**
 * State of keyed processors: declared before use as a {@link
 * io.dataprocessing.pipeline.api.state.StateSpec}, used through handles that the context gives in
 * {@code open}. It must not know where state is kept or how it's written. Processor authors use it.
 */
package io.dataprocessing.pipeline.api.state;
