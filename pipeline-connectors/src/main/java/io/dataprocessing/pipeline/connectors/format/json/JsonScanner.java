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
    private static final int MOST_LEARNED = 1_000;

    /** Instead of an object's number: a list, and an object whose keys nobody looks at. */
    private static final long NO_KEYS = 0;

    private static final long ANY_KEYS = 0;

    private final JsonLayout layout;
    private final int maxDepth;
    private final boolean fieldsOnly;
    private final boolean refusesUnknown;
    private final boolean refusesDuplicates;
    private final NameHashes hashes = new NameHashes();

    /** Beginning and end of the fields of the objects that are open, one behind the other. */
    private long[] places;

    private int from;
    private int to;
    /** The bits of what isn't as it's read, and whether something in the field at hand isn't. */
    private long otherwise;

    private boolean isOtherwise;

    private ExpectedName other;
    private int learned;

    JsonScanner(JsonLayout layout, int maxDepth) {
        this.layout = layout;
        this.fieldsOnly = layout.validation() == JsonValidation.FIELDS;
        this.maxDepth = Math.min(maxDepth, MOST_DEPTH);
        this.refusesUnknown = layout.rules().refusesUnknown();
        this.refusesDuplicates = layout.rules().refusesDuplicates();
        this.places = new long[layout.expected().places()];
        this.other = layout.expected().start();
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
        hashes.clear();
        otherwise = 0;
        isOtherwise = false;
        to = objectEnd(layout.expected(), bytes, from + 1, 0, TOP);
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
     * @param base where its names are in {@link #places}
     */
    private int objectEnd(ExpectedNames names, byte[] bytes, int begin, int base, int depth) {
        int at = JsonGrammar.token(bytes, begin);
        if (depth > maxDepth || at >= bytes.length) {
            return UNSURE;
        }
        makeRoom(base, names.places());
        int missing = names.declared();
        if (bytes[at] == '}') {
            return missing == 0 ? at + 1 : endWithout(names, at, base, depth);
        }
        long object = hashes.begin();
        ExpectedName last = names.start();
        while (true) {
            ExpectedName name = last.next;
            int value = name.text.behind(bytes, at);
            if (value < 0) {
                value = behindOtherName(names, object, bytes, at, base);
                if (value < 0) {
                    return UNSURE;
                }
                name = other;
                last.next = name;
            }
            value = JsonGrammar.token(bytes, value);
            if (value >= bytes.length) {
                return UNSURE;
            }
            int end = valueEnd(name.shape, bytes, value, base + names.places(), depth);
            if (end < 0) {
                return UNSURE;
            }
            if (!name.isOwn && !(fieldsOnly && name.place >= names.declared())) {
                markOtherwise(depth);
            }
            if (isOtherwise && depth == TOP) {
                otherwise |= JsonRow.otherwise(name.place);
                isOtherwise = false;
            }
            if (places[base + name.place] == 0) {
                missing -= name.place < names.declared() ? 1 : 0;
                places[base + name.place] = (long) value << Integer.SIZE | end;
                if (missing == 0 && fieldsOnly && depth == TOP) {
                    return endUnseen(bytes);
                }
            } else if (name.hasPlace && !comesAgain(base + name.place, value, end, depth)) {
                return UNSURE;
            }
            last = name;
            at = JsonGrammar.token(bytes, end);
            if (at >= bytes.length) {
                return UNSURE;
            }
            if (bytes[at] == '}') {
                return missing == 0 ? at + 1 : endWithout(names, at, base, depth);
            }
            if (bytes[at] != ',') {
                return UNSURE;
            }
            at = JsonGrammar.token(bytes, at + 1);
        }
    }

    /** Whether a name may come again, whose value counts then unless nobody looks for that. */
    private boolean comesAgain(int place, int value, int end, int depth) {
        markOtherwise(depth);
        if (!fieldsOnly) {
            places[place] = (long) value << Integer.SIZE | end;
        }
        return (fieldsOnly && depth == TOP) || !refusesDuplicates;
    }

    /** The end of a record that isn't looked at any further, but that its last brace is there. */
    private static int endUnseen(byte[] bytes) {
        int end = bytes.length;
        while (bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        return bytes[end - 1] == '}' ? end : UNSURE;
    }

    private void makeRoom(int base, int names) {
        if (base + names > places.length) {
            places = Arrays.copyOf(places, 2 * (base + names));
        }
        Arrays.fill(places, base, base + names, 0);
    }

    /** The end of an object in which fields lack. */
    private int endWithout(ExpectedNames names, int brace, int base, int depth) {
        markOtherwise(depth);
        for (int i = 0; i < names.declared(); i++) {
            if (places[base + i] == 0 && !names.mayMiss(i)) {
                return UNSURE;
            }
        }
        return brace + 1;
    }

    private void markOtherwise(int depth) {
        if (depth == TOP) {
            otherwise |= JsonRow.somethingElse();
        } else {
            isOtherwise = true;
        }
    }

    /** The place behind the colon of a name that isn't the one expected; notes which it is. */
    private int behindOtherName(
            ExpectedNames names, long object, byte[] bytes, int quote, int base) {
        int nameEnd = nameEnd(bytes, quote);
        int colon = nameEnd < 0 ? bytes.length : JsonGrammar.token(bytes, nameEnd + 1);
        if (colon >= bytes.length || bytes[colon] != ':') {
            return UNSURE;
        }
        long hash = Words.hash(bytes, quote + 1, nameEnd);
        other = names.find(bytes, quote + 1, nameEnd, hash);
        if (other.hasPlace) {
            return colon + 1;
        }
        if (refusesUnknown) {
            return UNSURE;
        }
        if (names.mayLearn() && learned < MOST_LEARNED) {
            learned++;
            makeRoom(base + names.places(), 1);
            other = names.learn(bytes, quote + 1, nameEnd);
            return colon + 1;
        }
        boolean mayStand = fieldsOnly || !refusesDuplicates || hashes.add(object, hash);
        return mayStand ? colon + 1 : UNSURE;
    }

    /** Where the quote stands that ends a name. */
    private static int nameEnd(byte[] bytes, int quote) {
        if (quote >= bytes.length || bytes[quote] != '"') {
            return UNSURE;
        }
        int end = JsonGrammar.plainTextEnd(bytes, quote + 1) - 1;
        return end < 0 || end - quote > LONGEST_NAME ? UNSURE : end;
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
                    JsonScalars.textOfFormEnd(shape, bytes, at);
            case SECONDS -> JsonScalars.secondsEnd(bytes, at);
            case LIST, MAP, ROW -> nestedEnd(shape, bytes, at, base, depth + 1);
            case JSON -> anyEnd(shape, bytes, at, base, depth);
            case UNREAD ->
                    fieldsOnly
                            ? JsonWalk.end(bytes, at)
                            : anyEnd(shape, bytes, at, base, depth);
        };
    }

    private int decimalEnd(JsonShape.Decimal shape, byte[] bytes, int at) {
        isOtherwise |= bytes[at] == '"';
        return JsonScalars.decimalEnd(shape, bytes, at);
    }

    private int nestedEnd(JsonShape shape, byte[] bytes, int at, int base, int depth) {
        if (shape instanceof JsonShape.Nested nested) {
            return bytes[at] == '{'
                    ? objectEnd(nested.layout.expected(), bytes, at + 1, base, depth)
                    : UNSURE;
        }
        JsonShape element = ((JsonShape.Collection) shape).element;
        if (shape.kind == JsonShape.Kind.MAP) {
            return bytes[at] == '{'
                    ? elementsEnd(element, '}', hashes.begin(), bytes, at + 1, base, depth)
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
            case '{' ->
                    shape instanceof JsonShape.Unread unread
                            ? objectEnd(unread.names(), bytes, at + 1, base, depth + 1)
                            : elementsEnd(shape, '}', ANY_KEYS, bytes, at + 1, base, depth + 1);
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
        if (object != ANY_KEYS && !hashes.add(object, Words.hash(bytes, quote + 1, end))) {
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
