package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.util.Map;
import java.util.TreeMap;

/** Writes the entries of a map, sorted by their keys, so that equal rows give equal bytes. */
final class MapWriter implements FieldWriter {

    private final int number;
    private final MapKeys keys;
    private final FieldWriter key;
    private final FieldWriter value;
    private final DataType type;
    private final String path;

    MapWriter(
            int number,
            MapKeys keys,
            FieldWriter key,
            FieldWriter value,
            DataType type,
            String path) {
        this.number = number;
        this.keys = keys;
        this.key = key;
        this.value = value;
        this.type = type;
        this.path = path;
    }

    @Override
    public void write(Object map, WireOutput out) throws EncodeException {
        TreeMap<Comparable<?>, Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
            sorted.put(keys.parse((String) entry.getKey()), entry.getValue());
        }
        for (Map.Entry<Comparable<?>, Object> entry : sorted.descendingMap().entrySet()) {
            if (entry.getValue() == null && !type.nullable()) {
                throw ScalarWriters.error(path + "{}", "it is null, which its type isn't");
            }
            int before = out.size();
            value.write(entry.getValue(), out);
            key.write(entry.getKey(), out);
            out.close(number, before);
        }
    }
}
