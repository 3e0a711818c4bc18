package io.dataprocessing.pipeline.connectors.format;

/** Finds half characters, which the escapes of JSON can bring in and UTF-8 can't express. */
public final class Surrogates {

    /** What is wrong with a field that has one. */
    public static final String PROBLEM = "holds half a character (a lone surrogate)";

    private Surrogates() {}

    /** Whether a text holds a surrogate without its other half. */
    public static boolean anyAlone(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired =
                        Character.isHighSurrogate(c)
                                && i + 1 < length
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
