package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.option.InputField;
import java.util.List;

/** The option {@code key-by}. */
final class KeyFields {

    static final String KEY_BY = "key-by";

    private KeyFields() {}

    /** The names of the fields; none is a problem. */
    static List<String> required(List<InputField> keyBy, PlanContext context) {
        if (keyBy.isEmpty()) {
            context.problem(KEY_BY, "at least one field is needed.");
        }
        return names(keyBy);
    }

    /** The names of fields. */
    static List<String> names(List<InputField> fields) {
        return fields.stream().map(InputField::name).toList();
    }
}
