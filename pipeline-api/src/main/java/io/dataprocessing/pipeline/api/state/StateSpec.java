package io.dataprocessing.pipeline.api.state;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Schema;
import java.util.Optional;

/**
 * The declaration of one cell of state: its name, what it holds, how long it's kept.
 *
 * <p>The name belongs to the state in a savepoint; renaming it loses the state. Contents are
 * written as rows of their schema, so that a later version of the processor may add fields with
 * defaults, drop fields and widen types.
 *
 * @param <S> the handle: {@link ValueState}, {@link ListState} or {@link MapState}
 * @param name unique in its processor; a-z, A-Z, 0-9, '-' and '_'
 * @param kind which handle
 * @param key what a map is keyed by; empty but for maps
 * @param value what values, elements or map values are
 * @param ttl how long contents are kept
 */
@SuppressWarnings("UnusedTypeParameter") // S is what a context gives for the spec
public record StateSpec<S extends State>(
        String name, Kind kind, Optional<Schema<?>> key, Schema<?> value, Ttl ttl) {

    /** The kinds of state. */
    public enum Kind {
        /** {@link ValueState}. */
        VALUE,
        /** {@link ListState}. */
        LIST,
        /** {@link MapState}. */
        MAP
    }

    public StateSpec {
        requireNonNull(kind, "kind");
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(ttl, "ttl");
        if (!requireNonNull(name, "name").matches("[a-zA-Z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "state name '" + name + "' is not allowed. Use a-z, A-Z, 0-9, '-' and '_'.");
        }
    }

    /** One value for each key. */
    public static <T> StateSpec<ValueState<T>> value(String name, Schema<T> schema, Ttl ttl) {
        return new StateSpec<>(name, Kind.VALUE, Optional.empty(), schema, ttl);
    }

    /** A list for each key. */
    public static <T> StateSpec<ListState<T>> list(String name, Schema<T> element, Ttl ttl) {
        return new StateSpec<>(name, Kind.LIST, Optional.empty(), element, ttl);
    }

    /** A map for each key. */
    public static <K, V> StateSpec<MapState<K, V>> map(
            String name, Schema<K> key, Schema<V> value, Ttl ttl) {
        return new StateSpec<>(name, Kind.MAP, Optional.of(key), value, ttl);
    }
}
