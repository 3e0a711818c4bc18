package io.dataprocessing.pipeline.api.state;

/** A map for each key, or one that is broadcast to all tasks. */
public interface MapState<K, V> extends MapView<K, V>, State {

    /** Stores an entry; neither key nor value may be changed afterwards. */
    void put(K key, V value);

    /** Removes an entry, if it's there. */
    void remove(K key);
}
