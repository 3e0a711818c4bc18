package io.dataprocessing.pipeline.api.state;

import java.util.Map;
import java.util.Optional;

/** A map to be read: that of the current key, or a broadcast one. */
public interface MapView<K, V> {

    /** The value of an entry; empty if there is none, or it has expired. */
    Optional<V> get(K key);

    /** Whether there is an entry. */
    boolean contains(K key);

    /** All entries, in no particular order; read front to back before the map is changed. */
    Iterable<Map.Entry<K, V>> entries();

    /** Whether there is no entry. */
    boolean isEmpty();
}
