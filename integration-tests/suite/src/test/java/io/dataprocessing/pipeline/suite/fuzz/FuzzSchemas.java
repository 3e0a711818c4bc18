package io.dataprocessing.pipeline.suite.fuzz;

import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.format.protobuf.ProtoSchemaFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Schemas in a format's own language, with what no row type asks for. */
final class FuzzSchemas {

    private static final String PROTO =
            """
            syntax = "proto2";
            import "google/protobuf/duration.proto";
            import "google/protobuf/struct.proto";
            import "google/protobuf/timestamp.proto";
            import "google/protobuf/wrappers.proto";
            message Everything {
              optional uint32 unsigned = 1;
              optional uint64 large = 2;
              optional sint64 signed = 3;
              repeated fixed64 fixed = 4 [packed = true];
              repeated sint32 loose = 5;
              optional group Details = 6 { optional string text = 1; repeated Part parts = 2; }
              oneof choice { string card = 7; Part cash = 8; bool free = 9; }
              map<int32, Part> by_number = 10;
              map<bool, Kind> flags = 11;
              map<string, google.protobuf.StringValue> notes = 12;
              optional google.protobuf.Value json = 13;
              optional google.protobuf.Struct object = 14;
              repeated google.protobuf.Duration times = 15;
              optional google.protobuf.Timestamp at = 16;
              optional google.protobuf.UInt64Value points = 17;
              optional Kind kind = 18 [default = GOOD];
              optional Node node = 19;
              required Part must = 5000;
              message Part { required sfixed32 size = 1; optional Kind kind = 2; }
              message Node { optional Node next = 1; optional bytes raw = 2; }
              enum Kind { BAD = -1; GOOD = 1; }
            }
            """;

    private FuzzSchemas() {}

    static List<DeclaredSchema> of(String format) {
        if (!format.startsWith("protobuf")) {
            return List.of();
        }
        SchemaDocument document = SchemaDocument.of("everything.proto", PROTO);
        return List.of(
                new DeclaredSchema(new ProtoSchemaFile().read(document), Optional.of(document)));
    }

    /** A row that a message holds: unsigned numbers, one of a choice, text that is JSON. */
    static Row fitting(Row row) {
        RowType type = row.type();
        if (!type.has("by_number")) {
            return row;
        }
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = type.field(i);
            values[i] = row.get(i);
            if (field.type() instanceof DecimalType && values[i] != null) {
                values[i] = ((BigDecimal) values[i]).abs().min(BigDecimal.valueOf(1L << 62));
            }
            switch (field.name()) {
                case "unsigned" -> values[i] = 1L << 31;
                case "card", "free", "fixed" ->
                        values[i] = field.type().nullable() ? null : List.of();
                case "json" -> values[i] = "[1,{\"a\":[null,true]},\"é\"]";
                case "object" -> values[i] = "{\"a\":-1.5,\"b\":{\"c\":[]}}";
                case "by_number" -> values[i] = java.util.Map.of();
                case "flags" -> values[i] = java.util.Map.of("true", "GOOD");
                default -> {
                    // as it is
                }
            }
        }
        return Row.of(type, values);
    }
}
