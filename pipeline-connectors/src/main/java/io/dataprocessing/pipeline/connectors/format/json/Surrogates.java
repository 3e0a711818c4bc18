package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonParser;

/** Refuses half characters, which only the escapes of JSON can bring in and UTF-8 can't express. */
final class Surrogates {

    private Surrogates() {}

    static String check(JsonParser parser, String text) throws MismatchException {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < length
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    throw ValueReader.mismatch(parser, "holds half a character (a lone surrogate)");
                }
            }
        }
        return text;
    }
}
