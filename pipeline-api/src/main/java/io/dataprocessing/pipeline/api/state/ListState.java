package io.dataprocessing.pipeline.api.state;

import java.util.List;

/** A list for each key. */
public interface ListState<T> extends State {

    /** What is in the list, in the order added; empty if nothing is, unmodifiable. */
    List<T> get();

    /** Adds one element at the end, without reading the list. */
    void add(T element);

    /** Replaces the list. */
    void set(List<T> elements);
}
