package io.dataprocessing.pipeline.connectors.format.json;

/**
 * JSON that is well formed but no value of the wanted type; gathers the path of the field while it
 * climbs up. Carries no stack trace.
 */
public final class MismatchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String problem;
    private final StringBuilder path = new StringBuilder();

    /**
     * A mismatch.
     *
     * @param offset the byte where the value begins, from 0
     * @param problem what is wrong, to stand behind the field's name
     */
    public MismatchException(long offset, String problem) {
        super(problem, null, false, false);
        this.offset = offset;
        this.problem = problem;
    }

    /** This mismatch, inside a field. */
    public MismatchException in(String field) {
        path.insert(0, path.length() == 0 || path.charAt(0) == '[' ? field : field + ".");
        return this;
    }

    /** This mismatch, inside a list. */
    MismatchException in(int index) {
        String place = "[" + index + "]";
        path.insert(0, path.length() == 0 || path.charAt(0) == '[' ? place : place + ".");
        return this;
    }

    /** What is wrong, in a record whose JSON begins at an offset. */
    String text(int from) {
        return "byte %d: %s%s"
                .formatted(
                        from + offset, path.length() == 0 ? "" : "field '" + path + "' ", problem);
    }
}
