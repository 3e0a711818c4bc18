package io.dataprocessing.pipeline.api.state;

import java.util.Optional;

/** One value for each key. */
public interface ValueState<T> extends State {

    /** The value; empty if none was set for this key, or it has expired. */
    Optional<T> get();

    /** Stores a value, which must not be changed afterwards. */
    void set(T value);
}
