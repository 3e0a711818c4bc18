package io.dataprocessing.pipeline.testkit.registry;

import java.util.Optional;

/** The little of JSON that a registry's bodies need: flat objects with text members. */
final class JsonText {

    private JsonText() {}

    /** A text as a JSON string, in quotes. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append("\\u%04x".formatted((int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }

    /** The text of the first member of a name, if there is one and it's text. */
    static Optional<String> member(String json, String name) {
        int at = json.indexOf('"' + name + '"');
        if (at < 0) {
            return Optional.empty();
        }
        int colon = json.indexOf(':', at + name.length() + 2);
        int begin = colon + 1;
        while (begin < json.length() && Character.isWhitespace(json.charAt(begin))) {
            begin++;
        }
        if (colon < 0 || begin == json.length() || json.charAt(begin) != '"') {
            return Optional.empty();
        }
        return Optional.of(unquoted(json, begin + 1));
    }

    /** A document without the white space outside of its strings. */
    static String withoutSpace(String json) {
        StringBuilder dense = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (inString && character == '\\' && i + 1 < json.length()) {
                dense.append(character).append(json.charAt(++i));
                continue;
            }
            if (character == '"') {
                inString = !inString;
            }
            if (inString || !Character.isWhitespace(character)) {
                dense.append(character);
            }
        }
        return dense.toString();
    }

    private static String unquoted(String json, int begin) {
        StringBuilder text = new StringBuilder();
        for (int i = begin; i < json.length() && json.charAt(i) != '"'; i++) {
            char character = json.charAt(i);
            if (character != '\\') {
                text.append(character);
                continue;
            }
            char escaped = json.charAt(++i);
            if (escaped == 'u') {
                text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(unescaped(escaped));
            }
        }
        return text.toString();
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
