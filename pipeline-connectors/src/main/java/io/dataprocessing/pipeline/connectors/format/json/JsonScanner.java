package io.dataprocessing.pipeline.connectors.format.json;

import static io.dataprocessing.pipeline.connectors.format.json.JsonGrammar.UNSURE;

import java.util.Arrays;

/**
 * Goes through a record once, checks all of it as strictly as {@link JsonDecoder} does, and notes
 * where the values of the row's fields stand. What is wrong, and whatever is too unusual to be
 * judged here, is left to that decoder: this one says no more than that it isn't sure.
 */
final class JsonScanner {

    private static final int MOST_DEPTH = 64;
    private static final int MOST_BYTES = 10_000_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int TOP = 1;

    /** Instead of an object's number: a list, and an object whose keys nobody looks at. */
    private static final long NO_KEYS = 0;

    private static final long ANY_KEYS = 0;

    private final JsonLayout layout;
    private final int maxDepth;
    private final boolean refusesUnknown;
    private final boolean refusesDuplicates;
    private final JsonShape strictly = JsonShape.anything();
    private final JsonShape unread;
    private final NameHashes names = new NameHashes();

    /** Beginning and end of the fields of the objects that are open, one behind the other. */
    private long[] places;

    private int from;
    private int to;
    /** The bits of what isn't as it's read, and whether something in the field at hand isn't. */
    private long otherwise;

    private boolean isOtherwise;

    private int otherField;

    JsonScanner(JsonLayout layout, int maxDepth) {
        this.layout = layout;
        this.maxDepth = Math.min(maxDepth, MOST_DEPTH);
        this.refusesUnknown = layout.rules().refusesUnknown();
        this.refusesDuplicates = layout.rules().refusesDuplicates();
        this.unread = refusesDuplicates ? strictly : JsonShape.anything();
        this.places = new long[layout.size()];
    }

    /**
     * Goes through the object that begins at an offset and goes on to the end of the bytes.
     *
     * @return whether it surely is a row, which {@link #row} gives
     */
    boolean scan(byte[] bytes, int offset) {
        from = JsonGrammar.token(bytes, offset);
        if (from >= bytes.length || bytes[from] != '{' || bytes.length - from > MOST_BYTES) {
            return false;
        }
        names.clear();
        otherwise = 0;
        isOtherwise = false;
        to = objectEnd(layout, bytes, from + 1, 0, TOP);
        return to >= 0 && JsonGrammar.token(bytes, to) == bytes.length;
    }

    /** The row of the bytes that were gone through last. */
    JsonRow row(byte[] bytes) {
        int size = layout.size();
        int[] positions = JsonPositions.of(size, to - from);
        for (int i = 0; i < size; i++) {
            long place = places[i];
            if (place != 0) {
                JsonPositions.set(
                        positions, size, i, (int) (place >>> Integer.SIZE) - from, (int) place - from);
            }
        }
        return new JsonRow(layout, bytes, from, to, positions, otherwise);
    }

    /**
     * The end of an object.
     *
     * @param begin the place behind its brace
     * @param base where its fields are in {@link #places}
     */
    private int objectEnd(JsonLayout row, byte[] bytes, int begin, int base, int depth) {
        int size = row.size();
        if (depth > maxDepth) {
            return UNSURE;
        }
        if (base + size > places.length) {
            places = Arrays.copyOf(places, 2 * (base + size));
        }
        Arrays.fill(places, base, base + size, 0);
        JsonNames known = row.names();
        long object = names.begin();
        int next = 0;
        int missing = size;
        int at = JsonGrammar.token(bytes, begin);
        if (at < bytes.length && bytes[at] == '}') {
            return rowEnd(row, missing, at, base, depth);
        }
        while (true) {
            int field = next;
            int value = next < size ? known.behind(next, bytes, at) : UNSURE;
            if (value < 0) {
                value = behindOtherName(known, object, bytes, at, depth);
                field = otherField;
            }
            value = value < 0 ? bytes.length : JsonGrammar.token(bytes, value);
            if (value >= bytes.length) {
                return UNSURE;
            }
            int end;
            if (field < 0) {
                end = valueEnd(unread, bytes, value, base + size, depth);
            } else {
                end = valueEnd(row.shape(field), bytes, value, base + size, depth);
                if (places[base + field] == 0) {
                    missing--;
                } else if (refusesDuplicates) {
                    return UNSURE;
                } else {
                    markOtherwise(depth);
                }
                places[base + field] = (long) value << Integer.SIZE | end;
                next = field + 1;
                if (isOtherwise && depth == TOP) {
                    otherwise |= JsonRow.otherwise(field);
                    isOtherwise = false;
                }
            }
            at = end < 0 ? bytes.length : JsonGrammar.token(bytes, end);
            if (at >= bytes.length) {
                return UNSURE;
            }
            if (bytes[at] == '}') {
                return rowEnd(row, missing, at, base, depth);
            }
            if (bytes[at] != ',') {
                return UNSURE;
            }
            at = JsonGrammar.token(bytes, at + 1);
        }
    }

    /** The place behind the colon of a name that isn't the next one, whose field it notes. */
    private int behindOtherName(
            JsonNames known, long object, byte[] bytes, int quote, int depth) {
        int nameEnd = nameEnd(bytes, quote);
        int colon = nameEnd < 0 ? bytes.length : JsonGrammar.token(bytes, nameEnd + 1);
        if (colon >= bytes.length || bytes[colon] != ':') {
            return UNSURE;
        }
        long hash = Words.hash(bytes, quote + 1, nameEnd);
        int name = known.find(bytes, quote + 1, nameEnd, hash);
        if (name != JsonNames.UNKNOWN) {
            otherField = known.field(name);
            if (known.isAlias(name)) {
                markOtherwise(depth);
            }
            return colon + 1;
        }
        otherField = JsonNames.UNKNOWN;
        markOtherwise(depth);
        return refusesUnknown || (refusesDuplicates && !names.add(object, hash))
                ? UNSURE
                : colon + 1;
    }

    /** Where the quote stands that ends a name. */
    private static int nameEnd(byte[] bytes, int quote) {
        if (quote >= bytes.length || bytes[quote] != '"') {
            return UNSURE;
        }
        int end = JsonGrammar.plainTextEnd(bytes, quote + 1) - 1;
        return end < 0 || end - quote > LONGEST_NAME ? UNSURE : end;
    }

    private void markOtherwise(int depth) {
        if (depth == TOP) {
            otherwise |= JsonRow.somethingElse();
        } else {
            isOtherwise = true;
        }
    }

    private int rowEnd(JsonLayout row, int missing, int brace, int base, int depth) {
        if (missing > 0) {
            markOtherwise(depth);
            for (int i = 0; i < row.size(); i++) {
                if (places[base + i] == 0 && !row.mayMiss(i)) {
                    return UNSURE;
                }
            }
        }
        return brace + 1;
    }

    private int valueEnd(JsonShape shape, byte[] bytes, int at, int base, int depth) {
        if (bytes[at] == 'n' && shape.kind != JsonShape.Kind.JSON) {
            return shape.nullable ? JsonGrammar.literalEnd(bytes, at) : UNSURE;
        }
        return switch (shape.kind) {
            case BOOLEAN -> JsonGrammar.literalEnd(bytes, at);
            case INT -> JsonScalars.intEnd(bytes, at);
            case LONG, MILLIS -> JsonScalars.longEnd(bytes, at);
            case FLOAT -> JsonScalars.floatEnd(bytes, at);
            case DOUBLE -> JsonScalars.doubleEnd(bytes, at);
            case DECIMAL -> decimalEnd((JsonShape.Decimal) shape, bytes, at);
            case STRING -> bytes[at] == '"' ? JsonGrammar.textEnd(bytes, at + 1) : UNSURE;
            case SYMBOL, BASE64, DATE, TIME, ISO_TIMESTAMP, SQL_TIMESTAMP, DURATION ->
                    textOfFormEnd(shape, bytes, at);
            case SECONDS -> JsonScalars.secondsEnd(bytes, at);
            case LIST, MAP, ROW -> nestedEnd(shape, bytes, at, base, depth + 1);
            case JSON -> anyEnd(shape, bytes, at, base, depth);
        };
    }

    private int decimalEnd(JsonShape.Decimal shape, byte[] bytes, int at) {
        isOtherwise |= bytes[at] == '"';
        return JsonScalars.decimalEnd(shape, bytes, at);
    }

    private static int textOfFormEnd(JsonShape shape, byte[] bytes, int quote) {
        int end = bytes[quote] == '"' ? JsonGrammar.plainTextEnd(bytes, quote + 1) : UNSURE;
        return end >= 0 && isOfForm(shape, bytes, quote + 1, end - 1) ? end : UNSURE;
    }

    private static boolean isOfForm(JsonShape shape, byte[] bytes, int from, int to) {
        return switch (shape.kind) {
            case SYMBOL -> ((JsonShape.Symbol) shape).has(bytes, from, to);
            case BASE64 -> JsonScalars.isBase64(bytes, from, to);
            case DATE -> TimestampDigits.isDate(bytes, from, to);
            case TIME -> TimestampDigits.isTime(bytes, from, to);
            case ISO_TIMESTAMP -> TimestampDigits.isIso(bytes, from, to);
            case SQL_TIMESTAMP -> TimestampDigits.isSql(bytes, from, to);
            case DURATION -> JsonScalars.isDuration(bytes, from, to);
            case BOOLEAN,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    DECIMAL,
                    STRING,
                    MILLIS,
                    SECONDS,
                    LIST,
                    MAP,
                    ROW,
                    JSON ->
                    false;
        };
    }

    private int nestedEnd(JsonShape shape, byte[] bytes, int at, int base, int depth) {
        if (shape instanceof JsonShape.Nested nested) {
            return bytes[at] == '{'
                    ? objectEnd(nested.layout, bytes, at + 1, base, depth)
                    : UNSURE;
        }
        JsonShape element = ((JsonShape.Collection) shape).element;
        if (shape.kind == JsonShape.Kind.MAP) {
            return bytes[at] == '{'
                    ? elementsEnd(element, '}', names.begin(), bytes, at + 1, base, depth)
                    : UNSURE;
        }
        return bytes[at] == '['
                ? elementsEnd(element, ']', NO_KEYS, bytes, at + 1, base, depth)
                : UNSURE;
    }

    /** The end of a value of any kind, which nobody looks into. */
    private int anyEnd(JsonShape shape, byte[] bytes, int at, int base, int depth) {
        return switch (bytes[at]) {
            case '"' -> JsonGrammar.textEnd(bytes, at + 1);
            case '{' -> {
                long object = shape == strictly ? names.begin() : ANY_KEYS;
                yield elementsEnd(shape, '}', object, bytes, at + 1, base, depth + 1);
            }
            case '[' -> elementsEnd(shape, ']', NO_KEYS, bytes, at + 1, base, depth + 1);
            case 't', 'f', 'n' -> JsonGrammar.literalEnd(bytes, at);
            default -> JsonGrammar.numberEnd(bytes, at);
        };
    }

    /**
     * The end of a list or map.
     *
     * @param close what ends it
     * @param object the number of the object whose keys they are
     */
    private int elementsEnd(
            JsonShape element,
            char close,
            long object,
            byte[] bytes,
            int begin,
            int base,
            int depth) {
        int at = JsonGrammar.token(bytes, begin);
        if (depth > maxDepth || at >= bytes.length) {
            return UNSURE;
        }
        if (bytes[at] == close) {
            return at + 1;
        }
        while (true) {
            int value = close == '}' ? behindKey(object, bytes, at) : at;
            if (value < 0 || value >= bytes.length) {
                return UNSURE;
            }
            int end = valueEnd(element, bytes, value, base, depth);
            at = end < 0 ? bytes.length : JsonGrammar.token(bytes, end);
            if (at >= bytes.length) {
                return UNSURE;
            }
            if (bytes[at] == close) {
                return at + 1;
            }
            if (bytes[at] != ',') {
                return UNSURE;
            }
            at = JsonGrammar.token(bytes, at + 1);
        }
    }

    /** Where the value begins behind a key, which the object may have again where that's allowed. */
    private int behindKey(long object, byte[] bytes, int quote) {
        int end = nameEnd(bytes, quote);
        if (end < 0) {
            return UNSURE;
        }
        if (object != ANY_KEYS && !names.add(object, Words.hash(bytes, quote + 1, end))) {
            if (refusesDuplicates) {
                return UNSURE;
            }
            isOtherwise = true;
        }
        int colon = JsonGrammar.token(bytes, end + 1);
        return colon < bytes.length && bytes[colon] == ':'
                ? JsonGrammar.token(bytes, colon + 1)
                : UNSURE;
    }
}
