package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.util.stream.IntStream;

/**
 * Writes rows that were read as JSON, or were made of such rows, by copying what they were read
 * from: the whole object with what was changed and added, where it says what the row does, or else
 * the fields one by one. What has no slice that may be copied is written as a value.
 */
final class RowCopy {

    private final RowWriter writer;

    /** For each field that is written the one whose slice is copied, or a negative number. */
    private final int[] sources;

    /** Whether the slice of a field is one of a field of the same name. */
    private final boolean[] keepsName;

    /** How many fields were read. */
    private final int size;

    /** Whether all fields that were read are written under their names, in their order. */
    private final boolean keepsAll;

    /** If all are kept: those that have other values. */
    private final int[] changed;

    /** If all are kept: those whose nulls are left out, so that an object with one can't stay. */
    private final int[] leftOut;

    RowCopy(RowWriter writer, JsonLayout layout, int[] sources) {
        this.writer = writer;
        this.sources = sources;
        this.keepsName = new boolean[sources.length];
        for (int i = 0; i < sources.length; i++) {
            keepsName[i] =
                    sources[i] >= 0
                            && name(writer, i).equals(layout.type().field(sources[i]).name());
        }
        this.size = layout.size();
        this.changed =
                IntStream.range(0, Math.min(size, sources.length))
                        .filter(field -> sources[field] != field)
                        .toArray();
        this.leftOut =
                IntStream.range(0, Math.min(size, sources.length))
                        .filter(field -> sources[field] == field && writer.leavesOut(field))
                        .toArray();
        this.keepsAll = keepsAll(layout);
    }

    private static String name(RowWriter writer, int field) {
        return writer.type().field(field).name();
    }

    private boolean keepsAll(JsonLayout layout) {
        if (size == 0
                || size > sources.length
                || 2 * changed.length > size
                || (size < sources.length && layout.mayHoldMore())) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!name(writer, i).equals(layout.type().field(i).name())) {
                return false;
            }
        }
        for (int field : changed) {
            if (sources[field] >= 0 || writer.leavesOut(field)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes a row.
     *
     * @param base the one that was read, which may be the row itself
     */
    void write(JsonBytes json, Row row, JsonRow base) throws EncodeException {
        if (keepsAll && base.whole() && stays(base)) {
            writeWhole(json, row, base);
        } else {
            int begin = json.size();
            writeFields(json, row, base, 0);
            json.close(begin, '{', '}');
        }
    }

    /** Whether the object itself is all right: nothing to leave out, and changes in its order. */
    private boolean stays(JsonRow base) {
        byte[] bytes = base.bytes();
        for (int field : leftOut) {
            if (isNull(bytes, base.begin(field))) {
                return false;
            }
        }
        int at = base.from();
        for (int field : changed) {
            int begin = base.begin(field);
            if (begin < at) {
                return false;
            }
            at = begin;
        }
        return true;
    }

    private void writeWhole(JsonBytes json, Row row, JsonRow base) throws EncodeException {
        byte[] bytes = base.bytes();
        int at = base.from();
        for (int field : changed) {
            json.lead(bytes, at, base.begin(field));
            writer.writeValue(json, row, field);
            at = base.end(field);
        }
        if (size == sources.length) {
            json.lead(bytes, at, base.to());
        } else {
            json.lead(bytes, at, base.to() - 1);
            writeFields(json, row, base, size);
            json.put('}');
        }
    }

    /** Writes fields from one on, each behind a comma. */
    private void writeFields(JsonBytes json, Row row, JsonRow base, int from)
            throws EncodeException {
        byte[] bytes = base.bytes();
        int field = from;
        while (field < sources.length) {
            int begin = slice(base, field);
            if (begin < 0) {
                writer.writeField(json, row, field);
            } else if (!(writer.leavesOut(field) && isNull(bytes, begin))) {
                writer.name(field).write(json);
                int end = base.end(sources[field]);
                int next = field + 1;
                while (next < sources.length && follows(base, end, next)) {
                    end = base.end(sources[next]);
                    next++;
                }
                json.put(bytes, begin, end);
                field = next - 1;
            }
            field++;
        }
    }

    /**
     * Whether a field stands behind the end of another one just as it's to be written there. Where
     * fields have their own names and nothing else is in the object, there's room for nothing but
     * the name.
     */
    private boolean follows(JsonRow base, int end, int field) {
        int begin = slice(base, field);
        FieldName name = writer.name(field);
        return begin - end == name.length()
                && (base.whole() && keepsName[field] || name.stands(base.bytes(), end))
                && !(writer.leavesOut(field) && isNull(base.bytes(), begin));
    }

    /** Where the slice begins that is copied as a field; a negative number if none is. */
    private int slice(JsonRow base, int field) {
        int source = sources[field];
        return source >= 0 && base.asRead(source) ? base.begin(source) : -1;
    }

    /** What may be copied is no text as it stands, so that only a null begins like this. */
    private static boolean isNull(byte[] bytes, int begin) {
        return bytes[begin] == 'n';
    }
}
