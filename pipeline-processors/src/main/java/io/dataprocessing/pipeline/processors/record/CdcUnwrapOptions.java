package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code cdc-unwrap}.
 *
 * @param format whose envelope it is
 * @param deleteHandling what becomes of deletes
 * @param deleteField the field that says whether a row was deleted
 * @param addFields fields to add from the envelope
 * @param beforeField the field for the row before the change
 */
@Description(
        "Turns change events of a database into its rows: the row after an insert or update, the"
                + " row that was there after a delete. The envelope comes as fields of the record,"
                + " as Avro, Protobuf or JSON formats give it; a source whose format is"
                + " debezium-json unwraps by itself. A delete is a row like others, marked in a"
                + " boolean field; a Kafka sink turns it into a tombstone with 'tombstone-when:"
                + " deleted', a compacted topic or a table then drops its key. What is no change of"
                + " a row (truncate, DDL, messages, bootstrap marks) is dropped and counted.")
record CdcUnwrapOptions(
        @Description(
                        "Whose envelope it is: Debezium (before, after, op), Canal (data and old as"
                                + " lists, type) or Maxwell (data, old, type).")
                @Default("debezium")
                Format format,
        @Description(
                        "What becomes of a delete: the row goes on, marked in 'delete-field'; it"
                                + " leaves through the output 'deleted', without a mark; or it's"
                                + " dropped and counted.")
                @Default("soft-delete")
                DeleteHandling deleteHandling,
        @Description("The boolean field that is added for soft deletes.")
                @Default("deleted")
                @Matches(value = "[A-Za-z_][A-Za-z0-9_]*", allowed = "letters, digits and '_'")
                String deleteField,
        @Description("Fields to add: expressions over the envelope.")
                @Default("{}")
                @Example("{op: op, changed_at: timestamp_millis(ts_ms), table: source.table}")
                Map<String, Expression> addFields,
        @Description(
                        "A field to add for the row before the change, with all its fields nullable;"
                                + " null for inserts. Of Canal and Maxwell it has the old values of"
                                + " what an update changed, and nulls.")
                @Matches(value = "[A-Za-z_][A-Za-z0-9_]*", allowed = "letters, digits and '_'")
                @Example("previous")
                Optional<String> beforeField) {

    /** Whose envelope it is. */
    enum Format {
        /** before, after, op. */
        DEBEZIUM("op", "after", "before"),
        /** data, old, type; a list of rows each. */
        CANAL("type", "data", "old"),
        /** data, old, type. */
        MAXWELL("type", "data", "old");

        private final String operation;
        private final String row;
        private final String before;

        Format(String operation, String row, String before) {
            this.operation = operation;
            this.row = row;
            this.before = before;
        }

        /** The field that says what was done. */
        String operation() {
            return operation;
        }

        /** The field with the row after the change. */
        String row() {
            return row;
        }

        /** The field with the row before the change. */
        String before() {
            return before;
        }

        /** Whether rows come in lists. */
        boolean lists() {
            return this == CANAL;
        }
    }

    /** What becomes of deletes. */
    enum DeleteHandling {
        /** They go on, marked. */
        SOFT_DELETE,
        /** They leave through an output of their own. */
        OUTPUT,
        /** They are dropped. */
        DROP
    }
}
