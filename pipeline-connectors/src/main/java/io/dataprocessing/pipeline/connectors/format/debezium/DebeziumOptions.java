package io.dataprocessing.pipeline.connectors.format.debezium;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The options of the format {@code debezium-json}. */
@Description("Change events of Debezium in JSON, with or without their schema inside.")
public record DebeziumOptions(
        @Description(
                        "The boolean field that is added to the columns: whether the row was"
                                + " deleted.")
                @Default("deleted")
                @Example("is_deleted")
                String deleteField,
        @Description(
                        "Fields that are added to the columns, each with the path in the envelope"
                                + " that it's taken from. Paths that end in ts_ms, ts_us or ts_ns"
                                + " give a timestamp, some known positions a long, all others a"
                                + " string; all are null where the envelope has nothing there.")
                @Default("{}")
                @Example("{op: op, changed_at: source.ts_ms, lsn: source.lsn}")
                Map<String, String> metadata,
        @Description(
                        "What numbers count that are timestamps or times of day, where no inline"
                                + " schema tells.")
                @Default("millis")
                @Example("micros")
                EpochUnit timeUnit,
        @Description(
                        "Columns that are written otherwise, where no inline schema tells: the unit"
                                + " of a time, or precise for decimals as base64 text, whose scale"
                                + " is that of the schema.")
                @Default("{}")
                @Example("{created_at: micros, price: precise}")
                Map<String, ColumnEncoding> encodings,
        @Description("How deep objects and lists may be nested before a record is refused.")
                @Default("1000")
                @Range(min = 1, max = 1000)
                int maxDepth) {

    public DebeziumOptions {
        requireNonNull(deleteField, "deleteField");
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        requireNonNull(timeUnit, "timeUnit");
        encodings = Map.copyOf(encodings);
        if (deleteField.isBlank()) {
            throw new IllegalArgumentException("'delete-field' is blank; a field needs a name.");
        }
        if (metadata.containsKey(deleteField)) {
            throw new IllegalArgumentException(
                    "'metadata' and 'delete-field' both name a field '%s'.".formatted(deleteField));
        }
    }
}
