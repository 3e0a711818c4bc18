package io.dataprocessing.pipeline.core.expression;

/**
 * A value in generated code.
 *
 * @param isNull a variable that says whether it's null; the words true and false where that's known
 * @param value a variable that holds it, {@link JavaTypes#nothing} where it's null; where it's
 *     never null, an expression to be used at most once
 */
record Code(String isNull, String value) {

    static final String NEVER = "false";
    static final String ALWAYS = "true";

    static Code required(String value) {
        return new Code(NEVER, value);
    }

    boolean neverNull() {
        return isNull.equals(NEVER);
    }

    boolean alwaysNull() {
        return isNull.equals(ALWAYS);
    }
}
