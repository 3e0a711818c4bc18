package io.dataprocessing.pipeline.core.problem;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A place in a file.
 *
 * @param file the name as the user gave it; empty for a definition made in Java
 * @param line from 1; 0 where there is no place in a file
 * @param column from 1, in UTF-16 characters
 * @param length how many characters of the line are meant, at least 1
 */
public record Position(String file, int line, int column, int length) implements Serializable {

    private static final Position NONE = new Position("", 0, 0, 1);

    public Position {
        requireNonNull(file, "file");
    }

    /** No place: the definition was made in Java. */
    public static Position none() {
        return NONE;
    }

    /** Whether this is a place in a file. */
    public boolean known() {
        return line > 0;
    }
}
