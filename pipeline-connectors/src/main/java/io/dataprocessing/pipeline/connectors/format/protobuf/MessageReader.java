package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads messages as rows, the values straight into the row's array. Keeps where the parts of the
 * message it's at are, so it belongs to one place of one schema and to one thread.
 */
final class MessageReader implements SpanReader {

    /** Stands for the value of a field that has to be there. */
    static final Object MISSING = new Object();

    private static final int MAX_DENSE = 512;

    private final RowType type;
    private final FieldReader[] fields;
    private final FieldReader[] dense;
    private final FieldReader[] sparse;
    private final Object[] absent;
    private Optional<Row> empty = Optional.empty();

    /**
     * A reader.
     *
     * @param fields one for each field of the type, in order
     * @param absent what each field is where it isn't there
     */
    MessageReader(RowType type, List<? extends FieldReader> fields, Object[] absent) {
        this.type = type;
        this.fields = fields.toArray(FieldReader[]::new);
        this.absent = absent;
        int most = fields.stream().mapToInt(FieldReader::number).max().orElse(0);
        this.dense = new FieldReader[Math.min(most, MAX_DENSE) + 1];
        fields.stream()
                .filter(field -> field.number() <= MAX_DENSE)
                .forEach(field -> dense[field.number()] = field);
        this.sparse =
                fields.stream()
                        .filter(field -> field.number() > MAX_DENSE)
                        .sorted(Comparator.comparingInt(FieldReader::number))
                        .toArray(FieldReader[]::new);
    }

    @Override
    public Row read(WireInput in, Spans spans) throws DecodeException {
        int length = spans.length();
        // Two bytes can stand for an empty message: a row for each would be a way to fill a memory.
        if (length == 0 && empty.isPresent()) {
            return empty.get();
        }
        Object[] values = new Object[fields.length];
        for (FieldReader field : fields) {
            field.forget(values);
        }
        int end = in.end();
        for (int i = 0; i < spans.count(); i++) {
            end = spans.to(i);
            in.window(spans.from(i), end);
            while (in.hasMore()) {
                int tag = in.tag();
                FieldReader field = find(tag >>> 3);
                if (field == null) {
                    in.skip(tag);
                } else {
                    field.read(in, tag, values);
                }
            }
        }
        for (int i = 0; i < fields.length; i++) {
            fields[i].finish(in, values);
            if (values[i] == null) {
                values[i] = absent[i];
                if (values[i] == MISSING) {
                    throw WireInput.error(
                            end, "the message ends without field '%s'".formatted(fields[i].path()));
                }
            }
        }
        Row row = Row.trusted(type, values);
        if (length == 0) {
            empty = Optional.of(row);
        }
        return row;
    }

    private FieldReader find(int number) {
        if (number < dense.length) {
            return dense[number];
        }
        int low = 0;
        int high = sparse.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = sparse[middle].number();
            if (found == number) {
                return sparse[middle];
            }
            if (found < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
