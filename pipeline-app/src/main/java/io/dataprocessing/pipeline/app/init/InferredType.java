package io.dataprocessing.pipeline.app.init;

import java.util.List;

/**
 * What the values at one place are taken for.
 *
 * @param text the type as a pipeline file has it
 * @param jsonText the paths below that are kept as JSON
 * @param notes what to know about it
 */
record InferredType(String text, List<String> jsonText, List<String> notes) {

    InferredType {
        jsonText = List.copyOf(jsonText);
        notes = List.copyOf(notes);
    }

    static InferredType of(String text, String... notes) {
        return new InferredType(text, List.of(), List.of(notes));
    }

    /** A value of any kind, kept as it stands. */
    static InferredType json(String path, String note) {
        return new InferredType("string", List.of(path), List.of(note));
    }

    InferredType nullable() {
        return text.endsWith("?") ? this : new InferredType(text + "?", jsonText, notes);
    }
}
