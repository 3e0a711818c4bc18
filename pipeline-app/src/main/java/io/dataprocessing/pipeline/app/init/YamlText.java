package io.dataprocessing.pipeline.app.init;

import java.util.Set;
import java.util.regex.Pattern;

/** Writes words of YAML, in quotes where they need them. */
final class YamlText {

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern PLAIN_TYPE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_$<>(), ?-]*[A-Za-z0-9>)?]");
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off");

    private YamlText() {}

    /** A key, or a value between brackets. */
    static String flow(String text) {
        return PLAIN_WORD.matcher(text).matches() && !WORDS.contains(text) ? text : quoted(text);
    }

    /** A type behind a key. */
    static String type(String text) {
        return PLAIN_TYPE.matcher(text).matches() ? text : quoted(text);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u007f' || (c >= 0x80 && c < 0xa0)
                    || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
