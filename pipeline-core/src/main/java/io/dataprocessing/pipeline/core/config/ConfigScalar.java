package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.Position;
import java.util.List;

/**
 * A word or text, as the user wrote it: nothing is taken for a number or a truth value here.
 *
 * @param text the text, references to variables replaced; where it's secret, with the references to
 *     secrets still in it
 * @param secret whether the text holds references that only a task may resolve
 * @param quoted whether it stood in quotes or as a block, so that {@code ""} and {@code null} are
 *     texts
 * @param position where it begins
 * @param lines where each line of the text begins in the file, for messages about a part of it
 */
public record ConfigScalar(
        String text, boolean secret, boolean quoted, Position position, List<LineStart> lines)
        implements ConfigNode {

    /**
     * Where a stretch of a scalar's text stands in the file.
     *
     * @param offset the first character of the stretch, counted in the text from 0
     * @param line its line in the file, from 1
     * @param column its column in the file, from 1
     */
    public record LineStart(int offset, int line, int column) implements java.io.Serializable {}

    public ConfigScalar {
        requireNonNull(text, "text");
        requireNonNull(position, "position");
        lines = List.copyOf(lines);
    }

    /** A text that was not read from a file. */
    public static ConfigScalar of(String text) {
        return new ConfigScalar(text, false, true, Position.none(), List.of());
    }

    /** Whether nothing stands there: {@code key:}, or one of YAML's words for nothing. */
    public boolean absent() {
        return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /**
     * The place in the file of some characters of the text; where they stem from a variable, the
     * place of the reference.
     */
    public Position positionOf(int offset, int length) {
        int index = -1;
        while (index + 1 < lines.size() && lines.get(index + 1).offset() <= offset) {
            index++;
        }
        if (index < 0) {
            return position;
        }
        LineStart start = lines.get(index);
        int column = start.column() + offset - start.offset();
        if (index + 1 < lines.size() && lines.get(index + 1).line() == start.line()) {
            int next = lines.get(index + 1).column();
            column = Math.max(start.column(), Math.min(column, next - 1));
        }
        return new Position(position.file(), start.line(), column, Math.max(1, length));
    }

    @Override
    public String kind() {
        return "a text";
    }

    /** The text, masked where it's secret. */
    @Override
    public String toString() {
        return secret ? "***" : text;
    }
}
