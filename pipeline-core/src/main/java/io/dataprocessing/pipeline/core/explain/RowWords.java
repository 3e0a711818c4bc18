package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;

/** The fields of a row type, a line each. */
final class RowWords {

    private RowWords() {}

    static List<TextPage.Entry> of(RowType type) {
        return type.fields().stream()
                .map(field -> new TextPage.Entry(field.name(), words(field)))
                .toList();
    }

    private static String words(Field field) {
        String type = field.type().asRequired().toString();
        String nullable = field.type().nullable() ? ", may be null" : "";
        String doc = field.doc().isEmpty() ? "" : "  " + field.doc();
        return type + nullable + doc;
    }
}
