package io.dataprocessing.pipeline.core.expression;

/** A word, number, string or sign of an expression's text. */
record Token(Kind kind, String text, Span span) {

    enum Kind {
        /** A name or a keyword. */
        NAME,
        /** A name between backquotes. */
        QUOTED_NAME,
        NUMBER,
        /** A string or byte string with its quotes and prefix. */
        STRING,
        /** An operator, bracket, comma or other sign. */
        SIGN
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
    }

    /** The name without backquotes. */
    String name() {
        return kind == Kind.QUOTED_NAME ? text.substring(1, text.length() - 1) : text;
    }
}
