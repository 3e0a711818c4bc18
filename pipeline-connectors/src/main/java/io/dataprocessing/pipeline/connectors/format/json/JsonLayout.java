package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;

/**
 * How the rows of a decoder stand in their records, prepared once. The rows of one decoder share
 * theirs, so that an encoder can decide once for all of them what may be copied.
 */
final class JsonLayout {

    private final RowType type;
    private final JsonRules rules;
    private final JsonValidation validation;
    private final JsonNames names;
    private final JsonShape[] shapes;
    private final ExpectedNames expected;

    /** The layout of objects all of which is looked at. */
    JsonLayout(RowType type, JsonRules rules) {
        this(type, rules, JsonValidation.FULL);
    }

    /**
     * A layout.
     *
     * @param rules those that records are read by; paths in them begin at this row
     */
    JsonLayout(RowType type, JsonRules rules, JsonValidation validation) {
        this.type = requireNonNull(type, "type");
        this.rules = requireNonNull(rules, "rules");
        this.validation = requireNonNull(validation, "validation");
        this.names = new JsonNames(type);
        this.shapes = JsonShape.of(type, rules, validation);
        boolean[] mayMiss = new boolean[type.size()];
        for (int i = 0; i < mayMiss.length; i++) {
            mayMiss[i] = type.field(i).hasDefault();
        }
        this.expected = ExpectedNames.of(names, shapes, mayMiss);
    }

    /** The very type of the rows. */
    RowType type() {
        return type;
    }

    /** The rules that records are read by; paths in them begin at this row. */
    JsonRules rules() {
        return rules;
    }

    /** How much of a record is looked at. */
    JsonValidation validation() {
        return validation;
    }

    /**
     * Whether objects may hold what nobody looked at, so that no field may be added to their bytes:
     * it might be there already.
     */
    boolean mayHoldMore() {
        return validation == JsonValidation.FIELDS;
    }

    /** The number of fields. */
    int size() {
        return shapes.length;
    }

    /** The names of the fields. */
    JsonNames names() {
        return names;
    }

    /** The names as its objects have them: for the scanner alone, which goes on learning. */
    ExpectedNames expected() {
        return expected;
    }

    /** How the values of a field stand there. */
    JsonShape shape(int field) {
        return shapes[field];
    }
}
