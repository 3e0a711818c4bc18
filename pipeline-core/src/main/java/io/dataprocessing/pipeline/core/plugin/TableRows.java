package io.dataprocessing.pipeline.core.plugin;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.core.connector.TableDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes the rows of a table: the key's fields, if any, in front of the value's. */
final class TableRows implements TableDecoder {

    private final RowType type;
    private final Optional<RowDecoder> key;
    private final RowDecoder value;

    TableRows(RowType type, Optional<RowDecoder> key, RowDecoder value) {
        this.type = type;
        this.key = key;
        this.value = value;
    }

    /** The type of rows that are made of a key, if any, and a value. */
    static RowType type(List<FormatRef> key, List<FormatRef> value) {
        List<Field> fields = new ArrayList<>();
        key.forEach(ref -> fields.addAll(ref.type().fields()));
        value.forEach(ref -> fields.addAll(ref.type().fields()));
        return RowType.of(fields);
    }

    @Override
    public Row decode(byte[] keyBytes, byte[] valueBytes) throws DecodeException, NoRowException {
        if (key.isEmpty()) {
            return value.decode(valueBytes);
        }
        Row keyRow = part("key", key.get(), keyBytes);
        Row valueRow = part("value", value, valueBytes);
        Object[] values = new Object[type.size()];
        int keySize = keyRow.type().size();
        for (int i = 0; i < values.length; i++) {
            values[i] = i < keySize ? keyRow.get(i) : valueRow.get(i - keySize);
        }
        return Row.trusted(type, values);
    }

    private static Row part(String part, RowDecoder decoder, byte[] bytes)
            throws DecodeException, NoRowException {
        try {
            return decoder.decode(bytes);
        } catch (DecodeException e) {
            throw new DecodeException("%s: %s".formatted(part, e.getMessage()), e);
        }
    }
}
