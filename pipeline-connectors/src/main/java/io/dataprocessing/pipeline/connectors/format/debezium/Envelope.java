package io.dataprocessing.pipeline.connectors.format.debezium;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was found in one envelope; filled by its reader. */
final class Envelope {

    Span schema = Span.NULL;
    Span before = Span.NULL;
    Span after = Span.NULL;
    String op = "";

    /** The names of its members. */
    final Set<String> members = new HashSet<>();

    /** The values at the wanted paths. */
    final Map<String, Object> found = new HashMap<>();

    /**
     * A part of the record.
     *
     * @param begin its first byte
     * @param end the byte behind it; 0 for a null, or where nothing is
     */
    record Span(int begin, int end) {

        static final Span NULL = new Span(0, 0);

        boolean isNull() {
            return end == 0;
        }
    }
}
