package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.format.DecodeException;

/** Bytes that aren't what the schema says; gathers the path of the field on its way out. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final String problem;
    private final String path;

    /**
     * At a byte.
     *
     * @param problem what is wrong, as a predicate: {@code ends within a number}
     */
    MalformedException(int position, String problem) {
        this(position, problem, "");
    }

    private MalformedException(int position, String problem, String path) {
        super(problem, null, false, false);
        this.position = position;
        this.problem = problem;
        this.path = path;
    }

    /** The same in a field of a record that holds what was read so far. */
    MalformedException in(String field) {
        return new MalformedException(
                position, problem, path.isEmpty() ? field : field + "." + path);
    }

    DecodeException decodeException() {
        return new DecodeException(
                path.isEmpty()
                        ? "byte %d: the record %s".formatted(position, problem)
                        : "byte %d: field '%s' %s".formatted(position, path, problem));
    }
}
