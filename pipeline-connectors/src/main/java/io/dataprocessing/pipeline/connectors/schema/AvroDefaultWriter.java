package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Turns values of ours into defaults of the fields of schemas that {@link AvroSchemas} makes. */
final class AvroDefaultWriter {

    private AvroDefaultWriter() {}

    /** The default, as {@link Schema.Field}'s constructor takes it. */
    static Object of(DataType type, Schema schema, Object value) {
        if (value == null) {
            return JsonProperties.NULL_VALUE;
        }
        Schema plain = required(schema);
        AvroKind kind = AvroKind.of(plain);
        if (kind.isTime()) {
            long number = AvroValues.toNumber(kind, value);
            return plain.getType() == Schema.Type.INT ? (Object) Math.toIntExact(number) : number;
        }
        if (type instanceof DecimalType decimal) {
            return AvroValues.decimalBytes((BigDecimal) value, decimal.scale(), 0);
        }
        if (kind == AvroKind.ISO_DURATION) {
            return value.toString();
        }
        if (type instanceof ArrayType array) {
            List<Object> elements = new ArrayList<>();
            ((List<?>) value)
                    .forEach(
                            each ->
                                    elements.add(
                                            of(array.element(), plain.getElementType(), each)));
            return elements;
        }
        if (type instanceof MapType map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) value)
                    .forEach(
                            (key, each) ->
                                    entries.put(
                                            (String) key,
                                            of(map.value(), plain.getValueType(), each)));
            return entries;
        }
        return type instanceof RowType row ? members(row, plain, (Row) value) : value;
    }

    private static Map<String, Object> members(RowType type, Schema schema, Row row) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < type.size(); i++) {
            Schema.Field field = schema.getField(type.field(i).name());
            members.put(field.name(), of(type.field(i).type(), field.schema(), row.get(i)));
        }
        return members;
    }

    private static Schema required(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().get(AvroUnion.of(schema).only().orElseThrow())
                : schema;
    }
}
