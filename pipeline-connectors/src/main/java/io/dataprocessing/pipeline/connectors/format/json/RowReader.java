package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads objects as rows, the values straight into the row's array.
 *
 * <p>Writers nearly always keep the order of fields, so each name is first compared, as bytes, with
 * that of the field behind the last one; only where it differs it's looked up.
 */
public final class RowReader implements ValueReader {

    private static final Object MISSING = new Object();

    private final RowType type;
    private final SerializedString[] names;
    private final ValueReader[] readers;
    private final boolean[] nullable;
    private final boolean[] readsNull;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Object[] nothingRead;
    private final JsonRules rules;

    /**
     * A reader of rows.
     *
     * @param readers those of the fields, in order
     */
    public RowReader(RowType type, List<ValueReader> readers, JsonRules rules) {
        this.type = type;
        this.names = new SerializedString[type.size()];
        this.readers = readers.toArray(ValueReader[]::new);
        this.nullable = new boolean[type.size()];
        this.readsNull = new boolean[type.size()];
        this.nothingRead = new Object[type.size()];
        Arrays.fill(nothingRead, MISSING);
        this.rules = rules;
        for (int i = 0; i < type.size(); i++) {
            Field field = type.field(i);
            names[i] = new SerializedString(field.name());
            nullable[i] = field.type().nullable();
            readsNull[i] = !nullable[i] && readers.get(i).readsNull();
            positions.put(field.name(), i);
        }
        for (int i = 0; i < type.size(); i++) {
            for (String alias : type.field(i).aliases()) {
                positions.putIfAbsent(alias, i);
            }
        }
    }

    @Override
    public Row read(JsonParser parser) throws IOException, MismatchException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw ValueReader.expected(parser, "an object");
        }
        Object[] values = nothingRead.clone();
        Set<String> unknown = null;
        int next = 0;
        while (true) {
            int index = next;
            if (next == names.length || !parser.nextFieldName(names[next])) {
                if (next == names.length) {
                    parser.nextToken();
                }
                if (parser.currentToken() == JsonToken.END_OBJECT) {
                    break;
                }
                index = positions.getOrDefault(parser.currentName(), -1);
            }
            if (index < 0) {
                unknown = unknown == null ? new HashSet<>() : unknown;
                passOver(parser, unknown);
            } else {
                readField(parser, index, values);
                next = index + 1;
            }
        }
        fillIn(parser, values);
        return Row.trusted(type, values);
    }

    private void passOver(JsonParser parser, Set<String> seen)
            throws IOException, MismatchException {
        String name = parser.currentName();
        if (rules.refusesUnknown()) {
            throw ValueReader.mismatch(parser, "is not in the schema").in(name);
        }
        if (!rules.refusesDuplicates()) {
            parser.nextToken();
            Skipping.anything(parser);
            return;
        }
        if (!seen.add(name)) {
            throw duplicate(parser, name);
        }
        parser.nextToken();
        Skipping.strictly(parser);
    }

    private void readField(JsonParser parser, int index, Object[] values)
            throws IOException, MismatchException {
        if (values[index] != MISSING && rules.refusesDuplicates()) {
            throw duplicate(parser, parser.currentName());
        }
        try {
            if (parser.nextToken() != JsonToken.VALUE_NULL || readsNull[index]) {
                values[index] = readers[index].read(parser);
            } else if (nullable[index]) {
                values[index] = null;
            } else {
                throw ValueReader.mismatch(parser, "is null but required");
            }
        } catch (MismatchException e) {
            throw e.in(type.field(index).name());
        }
    }

    private void fillIn(JsonParser parser, Object[] values) throws MismatchException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == MISSING) {
                Field field = type.field(i);
                if (!field.hasDefault()) {
                    throw ValueReader.mismatch(parser, "is missing").in(field.name());
                }
                values[i] = field.defaultValue();
            }
        }
    }

    private static MismatchException duplicate(JsonParser parser, String name) {
        return ValueReader.mismatch(parser, "appears twice").in(name);
    }
}
