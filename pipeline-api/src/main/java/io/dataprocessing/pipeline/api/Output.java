package io.dataprocessing.pipeline.api;

/**
 * Where a processor puts results. Use it only inside the call that got it, on the same thread.
 * Results belong to the same checkpoint as the record that caused them.
 */
public interface Output<O> {

    /**
     * Emits a value with the timestamp, message key and headers of the record that is processed; in
     * a timer, with the timer's time and no key or headers.
     */
    void emit(O value);

    /** Emits a value with metadata of its own. */
    void emit(Emission<O> emission);
}
