package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.Position;
import java.util.Arrays;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A file's text and where its lines begin: turns the YAML reader's marks into positions. */
final class YamlText {

    private final String file;
    private final String text;
    private final int[] lineStarts;
    private int knownIndex;
    private int knownOffset;

    YamlText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean crBeforeLf = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (c == '\n' || (c == '\r' && !crBeforeLf)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    String text() {
        return text;
    }

    /** The offset of a mark, which counts in code points. */
    int offset(Optional<Mark> mark) {
        int index = mark.map(Mark::getIndex).orElse(knownIndex);
        knownOffset = text.offsetByCodePoints(knownOffset, index - knownIndex);
        knownIndex = index;
        return knownOffset;
    }

    /** The place of a stretch of text; its length ends with the line. */
    Position position(int start, int end) {
        int line = line(start);
        int lineEnd = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        int length = Math.max(1, Math.min(end, lineEnd) - start);
        return new Position(file, line, start - lineStarts[line - 1] + 1, length);
    }

    /** The place of the latest mark. */
    Position lastPosition() {
        return position(knownOffset, knownOffset + 1);
    }

    ConfigScalar.LineStart lineStart(int offsetInScalar, int offsetInText) {
        int line = line(offsetInText);
        return new ConfigScalar.LineStart(
                offsetInScalar, line, offsetInText - lineStarts[line - 1] + 1);
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
