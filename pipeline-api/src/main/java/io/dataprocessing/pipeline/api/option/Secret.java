package io.dataprocessing.pipeline.api.option;

/**
 * A value that must not be seen: a password, a token, a key. Its {@link Object#toString()} is
 * {@code ***}, and the platform ships only the reference from the pipeline file to the tasks, never
 * the value.
 */
public interface Secret {

    /**
     * The value, looked up now, on the machine where this is called; call it when a connection is
     * opened and don't keep it.
     *
     * @throws IllegalStateException if the reference can't be resolved there; the message names the
     *     reference, not the value
     */
    String reveal();
}
