package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;

/**
 * The row of an object that was found to be right, in the bytes of its record: what is asked for is
 * decoded then. Keeps the whole record, as long as it's kept itself.
 */
final class JsonRow implements Row {

    /** In the bits of what isn't as it's read: something, so that the object isn't the row. */
    private static final long SOMETHING = 1L << 63;

    /** The last field that has such a bit of its own; it shares it with those behind it. */
    private static final int LAST_BIT = 62;

    private final JsonLayout layout;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int[] positions;
    private final long otherwise;

    /** What was costly to decode; a value that gets lost between threads is decoded again. */
    private Decoded decoded = Decoded.NOTHING;

    private static final class Decoded {

        static final Decoded NOTHING = new Decoded();

        final int field;
        final Object value;
        final Decoded before;

        private Decoded() {
            this.field = -1;
            this.value = "";
            this.before = this;
        }

        Decoded(int field, Object value, Decoded before) {
            this.field = field;
            this.value = value;
            this.before = before;
        }
    }

    /**
     * The row of an object.
     *
     * @param from where its first brace stands
     * @param to the place behind the last one
     * @param positions where its values stand
     * @param otherwise what {@link #otherwise} gave for each field, and {@link #somethingElse}
     */
    JsonRow(JsonLayout layout, byte[] bytes, int from, int to, int[] positions, long otherwise) {
        this.layout = layout;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.positions = positions;
        this.otherwise = otherwise;
    }

    /** The mark of a field whose slice says more, less, or the same in another way. */
    static long otherwise(int field) {
        return SOMETHING | 1L << Math.min(field, LAST_BIT);
    }

    /** The mark of an object in which fields lack, have other names, or aren't known. */
    static long somethingElse() {
        return SOMETHING;
    }

    /** How it stands there; the same object for all rows of a decoder. */
    JsonLayout layout() {
        return layout;
    }

    /** The bytes of the record, never to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Where its object begins. */
    int from() {
        return from;
    }

    /** Where its object has ended. */
    int to() {
        return to;
    }

    /** Where the value of a field begins; -1 where it isn't there, so that it's the default. */
    int begin(int field) {
        int begin = JsonPositions.begin(positions, layout.size(), field);
        return begin == 0 ? -1 : from + begin;
    }

    /** Where the value of a field has ended. */
    int end(int field) {
        return from + JsonPositions.end(positions, layout.size(), field);
    }

    /** Whether the slice of a field says what was read, no more, no less. */
    boolean asRead(int field) {
        return (otherwise & 1L << Math.min(field, LAST_BIT)) == 0;
    }

    /** Whether the object has all fields under their own names, all as read, and no others. */
    boolean whole() {
        return otherwise == 0;
    }

    @Override
    public RowType type() {
        return layout.type();
    }

    @Override
    public boolean isNull(int index) {
        int begin = begin(index);
        if (begin < 0) {
            return JsonValues.missing(type().field(index)) == null;
        }
        return bytes[begin] == 'n' && get(index) == null;
    }

    @Override
    public Object get(int index) {
        int begin = begin(index);
        if (begin < 0) {
            return JsonValues.missing(type().field(index));
        }
        JsonShape shape = layout.shape(index);
        return switch (shape.kind) {
            case BOOLEAN,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    STRING,
                    SYMBOL,
                    BASE64,
                    DATE,
                    TIME,
                    ISO_TIMESTAMP,
                    SQL_TIMESTAMP,
                    MILLIS,
                    SECONDS,
                    JSON,
                    UNREAD ->
                    JsonValues.value(shape, bytes, begin, end(index));
            case DECIMAL, DURATION, LIST, MAP, ROW -> costly(shape, index, begin);
        };
    }

    private Object costly(JsonShape shape, int index, int begin) {
        if (bytes[begin] == 'n') {
            return null;
        }
        for (Decoded each = decoded; each.field >= 0; each = each.before) {
            if (each.field == index) {
                return each.value;
            }
        }
        int end = end(index);
        Object value =
                shape instanceof JsonShape.Nested nested
                        ? nested(nested.layout, index, begin, end)
                        : JsonValues.value(shape, bytes, begin, end);
        decoded = new Decoded(index, value, decoded);
        return value;
    }

    private JsonRow nested(JsonLayout inner, int index, int begin, int end) {
        int[] places = JsonWalk.positions(inner, bytes, begin, end);
        return new JsonRow(inner, bytes, begin, end, places, asRead(index) ? 0 : -1);
    }

    @Override
    public boolean getBoolean(int index) {
        int begin = begin(index);
        if (begin < 0 || layout.shape(index).kind != JsonShape.Kind.BOOLEAN) {
            return (Boolean) required(index);
        }
        return bytes[notNull(index, begin)] == 't';
    }

    @Override
    public int getInt(int index) {
        int begin = begin(index);
        if (begin < 0 || layout.shape(index).kind != JsonShape.Kind.INT) {
            return (Integer) required(index);
        }
        return (int) JsonNumbers.whole(bytes, notNull(index, begin), end(index));
    }

    @Override
    public long getLong(int index) {
        int begin = begin(index);
        if (begin < 0 || layout.shape(index).kind != JsonShape.Kind.LONG) {
            return (Long) required(index);
        }
        return JsonNumbers.whole(bytes, notNull(index, begin), end(index));
    }

    @Override
    public float getFloat(int index) {
        int begin = begin(index);
        if (begin < 0 || layout.shape(index).kind != JsonShape.Kind.FLOAT) {
            return (Float) required(index);
        }
        return JsonNumbers.toFloat(bytes, notNull(index, begin), end(index));
    }

    @Override
    public double getDouble(int index) {
        int begin = begin(index);
        if (begin < 0 || layout.shape(index).kind != JsonShape.Kind.DOUBLE) {
            return (Double) required(index);
        }
        return JsonNumbers.toDouble(bytes, notNull(index, begin), end(index));
    }

    @Override
    public String getString(int index) {
        int begin = begin(index);
        if (begin < 0 || layout.shape(index).kind != JsonShape.Kind.STRING) {
            return (String) required(index);
        }
        return JsonValues.text(bytes, notNull(index, begin) + 1, end(index) - 1);
    }

    private int notNull(int index, int begin) {
        if (bytes[begin] == 'n') {
            required(index);
        }
        return begin;
    }

    private Object required(int index) {
        Object value = get(index);
        if (value == null) {
            throw new NullPointerException("field '" + type().field(index).name() + "' is null");
        }
        return value;
    }

    @Override
    public Row with(int index, Object value) {
        return materialized().with(index, value);
    }

    @Override
    public Row materialized() {
        return JsonValues.row(layout, bytes, from, positions);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Row that && RowEquality.equal(this, that));
    }

    @Override
    public int hashCode() {
        return RowEquality.hash(this);
    }

    @Override
    public String toString() {
        return materialized().toString();
    }
}
