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
    private final JsonNames names;
    private final JsonShape[] shapes;
    private final boolean[] mayMiss;

    /**
     * A layout.
     *
     * @param rules those that records are read by; paths in them begin at this row
     */
    JsonLayout(RowType type, JsonRules rules) {
        this.type = requireNonNull(type, "type");
        this.rules = requireNonNull(rules, "rules");
        this.names = new JsonNames(type);
        this.shapes = JsonShape.of(type, rules);
        this.mayMiss = new boolean[type.size()];
        for (int i = 0; i < mayMiss.length; i++) {
            mayMiss[i] = type.field(i).hasDefault();
        }
    }

    /** The very type of the rows. */
    RowType type() {
        return type;
    }

    /** The rules that records are read by; paths in them begin at this row. */
    JsonRules rules() {
        return rules;
    }

    /** The number of fields. */
    int size() {
        return shapes.length;
    }

    /** The names of the fields. */
    JsonNames names() {
        return names;
    }

    /** Whether an object may lack a field. */
    boolean mayMiss(int field) {
        return mayMiss[field];
    }

    /** How the values of a field stand there. */
    JsonShape shape(int field) {
        return shapes[field];
    }
}
