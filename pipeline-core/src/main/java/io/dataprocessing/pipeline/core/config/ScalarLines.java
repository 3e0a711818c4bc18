package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.config.ConfigScalar.LineStart;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Finds where each stretch of a scalar's value stands in the file, by walking over the value and
 * the text that it was read from side by side.
 */
final class ScalarLines {

    private final YamlText yaml;
    private final String text;
    private final int end;
    private final String value;
    private final List<LineStart> lines = new ArrayList<>();
    private int raw;
    private int at;
    private boolean fresh = true;

    private ScalarLines(YamlText yaml, int start, int end, String value) {
        this.yaml = yaml;
        this.text = yaml.text();
        this.raw = start;
        this.end = end;
        this.value = value;
    }

    static List<LineStart> of(YamlText yaml, int start, int end, ScalarStyle style, String value) {
        ScalarLines walk = new ScalarLines(yaml, start, end, value);
        switch (style) {
            case LITERAL, FOLDED -> walk.overBlock();
            case SINGLE_QUOTED, DOUBLE_QUOTED -> {
                walk.raw++;
                walk.overFlow(style);
            }
            case PLAIN, JSON_SCALAR_STYLE -> walk.overFlow(style);
        }
        return walk.lines;
    }

    /** Each line of a block is a stretch behind its indentation. */
    private void overBlock() {
        skipLine();
        while (raw < end && at < value.length()) {
            int lineEnd = lineEnd(raw);
            int content = contentStart(lineEnd);
            if (content < lineEnd) {
                lines.add(yaml.lineStart(at, content));
                at += lineEnd - content;
            }
            if (at < value.length() && isBreakOrBlank(value.charAt(at))) {
                at++;
            }
            raw = lineEnd;
            skipLine();
        }
    }

    /** Where the longest end of the line stands that is also next in the value. */
    private int contentStart(int lineEnd) {
        int start = raw;
        while (start < lineEnd && text.charAt(start) == ' ') {
            if (value.startsWith(text.substring(start, lineEnd), at)) {
                return start;
            }
            start++;
        }
        return value.startsWith(text.substring(start, lineEnd), at) ? start : lineEnd;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private void skipLine() {
        raw = lineEnd(raw);
        if (raw < text.length()) {
            raw += text.startsWith("\r\n", raw) ? 2 : 1;
        }
    }

    private void overFlow(ScalarStyle style) {
        while (raw < end && at < value.length()) {
            char c = text.charAt(raw);
            if (style == ScalarStyle.DOUBLE_QUOTED && c == '\\') {
                overEscape();
            } else if (style == ScalarStyle.SINGLE_QUOTED && c == '\'') {
                stretch();
                raw += 2;
                at++;
                fresh = true;
            } else if (!overFold()) {
                if (c != value.charAt(at)) {
                    return;
                }
                stretch();
                raw++;
                at++;
            }
        }
    }

    private void stretch() {
        if (fresh) {
            lines.add(yaml.lineStart(at, raw));
            fresh = false;
        }
    }

    /** Steps over an escape, which may stand for two chars, for one, or (a line break) for none. */
    private void overEscape() {
        char kind = raw + 1 < text.length() ? text.charAt(raw + 1) : '\\';
        if (kind == '\n' || kind == '\r') {
            raw++;
            skipLine();
            while (raw < end && isBlank(text.charAt(raw))) {
                raw++;
            }
        } else {
            stretch();
            at += Character.charCount(value.codePointAt(at));
            raw +=
                    switch (kind) {
                        case 'x' -> 4;
                        case 'u' -> 6;
                        case 'U' -> 10;
                        default -> 2;
                    };
        }
        fresh = true;
    }

    /** Steps over a line break and the blanks around it, if the text goes on with one. */
    private boolean overFold() {
        int next = raw;
        int breaks = 0;
        while (next < end && isBreakOrBlank(text.charAt(next))) {
            if (text.charAt(next) == '\n'
                    || (text.charAt(next) == '\r' && !text.startsWith("\r\n", next))) {
                breaks++;
            }
            next++;
        }
        if (breaks == 0) {
            return false;
        }
        raw = next;
        at += breaks == 1 ? 1 : breaks - 1;
        fresh = true;
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBreakOrBlank(char c) {
        return isBlank(c) || c == '\n' || c == '\r';
    }
}
