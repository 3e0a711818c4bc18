package io.dataprocessing.pipeline.connectors.format.json;

import static io.dataprocessing.pipeline.connectors.format.json.JsonGrammar.UNSURE;

/** Goes through JSON that is known to be well formed and of its type, or taken for such. */
final class JsonWalk {

    private JsonWalk() {}

    /**
     * Where the values of an object's fields stand.
     *
     * @param from where its brace stands
     */
    static int[] positions(JsonLayout layout, byte[] bytes, int from, int to) {
        JsonNames names = layout.names();
        int size = layout.size();
        int[] positions = JsonPositions.of(size, to - from);
        int next = 0;
        int at = token(bytes, from + 1);
        while (bytes[at] != '}') {
            int value = next < size ? names.name(next).behind(bytes, at) : -1;
            int field = next;
            if (value < 0) {
                int nameEnd = textEnd(bytes, at) - 1;
                long hash = Words.hash(bytes, at + 1, nameEnd);
                int name = names.find(bytes, at + 1, nameEnd, hash);
                field = name == JsonNames.UNKNOWN ? -1 : names.field(name);
                value = token(bytes, nameEnd + 1) + 1;
            }
            value = token(bytes, value);
            int end = end(bytes, value);
            if (field >= 0) {
                JsonPositions.set(positions, size, field, value - from, end - from);
                next = field + 1;
            }
            at = next(bytes, end);
        }
        return positions;
    }

    /** The first place from one on where no white space stands. */
    static int token(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Where the next element or name, or the end of the list or object is, behind an element. */
    static int next(byte[] bytes, int end) {
        int at = token(bytes, end);
        return bytes[at] == ',' ? token(bytes, at + 1) : at;
    }

    /**
     * Where the value ends that begins at a place. If it isn't well formed, the end is anywhere, or
     * {@link JsonGrammar#UNSURE}.
     */
    static int end(byte[] bytes, int begin) {
        return switch (bytes[begin]) {
            case '"' -> textEnd(bytes, begin);
            case '{', '[' -> nestedEnd(bytes, begin);
            default -> simpleEnd(bytes, begin);
        };
    }

    private static int simpleEnd(byte[] bytes, int begin) {
        int at = begin;
        while (at < bytes.length
                && bytes[at] > ' '
                && bytes[at] != ','
                && bytes[at] != '}'
                && bytes[at] != ']') {
            at++;
        }
        return at == begin ? UNSURE : at;
    }

    private static int nestedEnd(byte[] bytes, int begin) {
        int depth = 0;
        int at = begin;
        while (at < bytes.length) {
            switch (bytes[at]) {
                case '"' -> {
                    at = textEnd(bytes, at) - 1;
                    if (at < 0) {
                        return UNSURE;
                    }
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                default -> {
                    // neither opens nor closes anything
                }
            }
            at++;
        }
        return UNSURE;
    }

    /** Where the text ends whose quote stands at a place: behind the other quote. */
    static int textEnd(byte[] bytes, int begin) {
        int at = begin + 1;
        while (at < bytes.length) {
            if (at + Long.BYTES <= bytes.length) {
                long ends = Words.quotesOrBackslashes(Words.at(bytes, at));
                if (ends == 0) {
                    at += Long.BYTES;
                    continue;
                }
                at += Words.first(ends);
            }
            if (bytes[at] == '"') {
                return at + 1;
            }
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return UNSURE;
    }
}
