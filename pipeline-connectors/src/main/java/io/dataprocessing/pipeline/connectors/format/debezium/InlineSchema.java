package io.dataprocessing.pipeline.connectors.format.debezium;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.api.data.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the schema inside a record says of the columns: Connect's, with Debezium's type names. */
final class InlineSchema {

    private static final String CONNECT = "org.apache.kafka.connect.data.";
    private static final String DEBEZIUM = "io.debezium.time.";

    private static final Map<String, EpochUnit> UNITS =
            Map.of(
                    CONNECT + "Timestamp", EpochUnit.MILLIS,
                    CONNECT + "Time", EpochUnit.MILLIS,
                    DEBEZIUM + "Timestamp", EpochUnit.MILLIS,
                    DEBEZIUM + "Time", EpochUnit.MILLIS,
                    DEBEZIUM + "MicroTimestamp", EpochUnit.MICROS,
                    DEBEZIUM + "MicroTime", EpochUnit.MICROS,
                    DEBEZIUM + "NanoTimestamp", EpochUnit.NANOS,
                    DEBEZIUM + "NanoTime", EpochUnit.NANOS);

    private final Map<String, Column> columns = new HashMap<>();

    /**
     * A column.
     *
     * @param unit what its numbers count, if it's a time
     * @param scale its scale, if it's a decimal as base64 text
     * @param inner its own columns, if it's a struct
     */
    record Column(Optional<EpochUnit> unit, Optional<Integer> scale, InlineSchema inner) {}

    private InlineSchema() {}

    /** Where there is none. */
    static InlineSchema none() {
        return new InlineSchema();
    }

    /** What a schema says of the rows in an envelope. */
    static InlineSchema of(JsonNode envelope) {
        for (JsonNode member : envelope.path("fields")) {
            String name = member.path("field").asText();
            if (name.equals("after") || name.equals("before")) {
                return ofStruct(member);
            }
        }
        return none();
    }

    private static InlineSchema ofStruct(JsonNode struct) {
        InlineSchema schema = new InlineSchema();
        for (JsonNode field : struct.path("fields")) {
            String type = field.path("name").asText();
            Optional<Integer> scale =
                    type.equals(CONNECT + "Decimal")
                            ? Optional.of(field.path("parameters").path("scale").asInt())
                            : Optional.empty();
            schema.columns.put(
                    field.path("field").asText(),
                    new Column(Optional.ofNullable(UNITS.get(type)), scale, ofStruct(field)));
        }
        return schema;
    }

    /** What it says of a column; empty if it says nothing. */
    Optional<Column> column(Field field) {
        Column found = columns.get(field.name());
        for (String alias : field.aliases()) {
            found = found == null ? columns.get(alias) : found;
        }
        return Optional.ofNullable(found);
    }
}
