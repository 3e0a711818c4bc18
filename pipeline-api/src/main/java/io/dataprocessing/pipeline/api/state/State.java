package io.dataprocessing.pipeline.api.state;

/**
 * A handle to state of the current key. The platform sets the key before each call into a
 * processor; a handle may be kept in a field but used only inside {@code process} and {@code
 * onTimer}. What is written becomes part of the next checkpoint and is taken back together with the
 * input when a job recovers.
 */
public interface State {

    /** Removes what is stored for the current key. */
    void clear();
}
