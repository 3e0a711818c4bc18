package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;

/** Finds how values of a type go to and from the Java class that generated code holds them in. */
final class ValueMappings {

    private ValueMappings() {}

    /**
     * The mapping of a value.
     *
     * @param schema what Avro says of it
     * @param type what it is in a row
     * @param javaType what the generated code declares
     * @throws SchemaException if the class is none that Avro's compiler writes for such a value
     */
    static ValueMapping of(Schema schema, DataType type, Type javaType) {
        Schema one = withoutNull(schema);
        AvroKind kind = AvroKind.of(one);
        return switch (kind) {
            case RECORD -> record(one, type, raw(javaType));
            case ARRAY -> {
                ArrayType array = (ArrayType) type.asRequired();
                yield array(
                        of(one.getElementType(), array.element(), argument(javaType, 0)), array);
            }
            case MAP -> {
                MapType map = (MapType) type.asRequired();
                yield map(
                        of(one.getValueType(), map.value(), argument(javaType, 1)),
                        map,
                        text(raw(argument(javaType, 0))));
            }
            case ENUM -> enumeration((EnumType) type.asRequired(), raw(javaType));
            case DECIMAL -> ByteMappings.decimal((DecimalType) type.asRequired(), raw(javaType));
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> same(type, raw(javaType));
            case STRING -> text(raw(javaType));
            case BYTES, FIXED -> ByteMappings.bytes(raw(javaType));
            case FIXED_UUID -> ByteMappings.uuid(raw(javaType));
            case DATE,
                    TIME_MILLIS,
                    TIME_MICROS,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    LOCAL_TIMESTAMP_MILLIS,
                    LOCAL_TIMESTAMP_MICROS,
                    LOCAL_TIMESTAMP_NANOS ->
                    TimeMappings.of(kind, type.javaType(), raw(javaType));
            case UNION ->
                    throw new SchemaException(
                            "a union of several types is held as Object, which doesn't say which; unite null and one type, or read rows");
            case NULL, BIG_DECIMAL, CALENDAR_DURATION, ISO_DURATION ->
                    throw new SchemaException(
                            "%s has no place in a class; read rows instead".formatted(kind.word()));
        };
    }

    private static ValueMapping record(Schema schema, DataType type, Class<?> held) {
        if (!(type instanceof RowType row)) {
            throw new SchemaException(
                    "record %s contains itself, which rows can't; read rows instead"
                            .formatted(schema.getFullName()));
        }
        return SpecificRecordBinder.schemaOf(held, schema, row.withNullable(false)).mapping();
    }

    /** The branch of a union that isn't null; the schema itself where there is no one branch. */
    private static Schema withoutNull(Schema schema) {
        return schema.getType() != Schema.Type.UNION
                ? schema
                : AvroUnion.of(schema).only().map(schema.getTypes()::get).orElse(schema);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        throw unknown(type);
    }

    private static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType generic
                && generic.getActualTypeArguments().length > index) {
            return generic.getActualTypeArguments()[index];
        }
        throw unknown(type);
    }

    static SchemaException unknown(Type type) {
        return new SchemaException(
                "held as %s, which Avro's compiler from 1.9 on doesn't write for it; generate the class again"
                        .formatted(type.getTypeName()));
    }

    private static ValueMapping same(DataType type, Class<?> held) {
        Class<?> boxed = MethodType.methodType(held).wrap().returnType();
        if (boxed != type.javaType()) {
            throw unknown(held);
        }
        return ValueMapping.same();
    }

    /** A text: a String, a CharSequence, Avro's own class of texts, or a UUID. */
    private static ValueMapping text(Class<?> held) {
        if (held == String.class || held == CharSequence.class) {
            return ValueMapping.text(UnaryOperator.identity());
        }
        if (held == UUID.class) {
            return ValueMapping.text(value -> uuid((String) value));
        }
        if (CharSequence.class.isAssignableFrom(held)) {
            return ValueMapping.text(ByteMappings.constructor(held, String.class));
        }
        throw unknown(held);
    }

    static UUID uuid(String text) {
        try {
            UUID value = UUID.fromString(text);
            // It also takes parts that are too short, and would give another text back.
            if (value.toString().equalsIgnoreCase(text)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw new SchemaException("the text is no UUID", e);
        }
        throw new SchemaException("the text is no UUID");
    }

    private static ValueMapping enumeration(EnumType type, Class<?> held) {
        if (!held.isEnum()) {
            throw unknown(held);
        }
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : held.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        Map<String, Object> bySymbol = new HashMap<>();
        Map<Object, String> symbols = new HashMap<>();
        for (String symbol : type.symbols()) {
            Object constant = constants.getOrDefault(symbol, constants.get(symbol + "$"));
            if (constant == null) {
                throw new SchemaException(
                        "%s has no constant %s".formatted(held.getName(), symbol));
            }
            bySymbol.put(symbol, constant);
            symbols.put(constant, symbol);
        }
        return new ValueMapping(
                value -> {
                    Object constant = bySymbol.get(value);
                    if (constant == null) {
                        throw new SchemaException(
                                "the text is none of " + String.join(", ", type.symbols()));
                    }
                    return constant;
                },
                symbols::get);
    }

    private static ValueMapping array(ValueMapping element, ArrayType type) {
        boolean required = !type.element().nullable();
        return new ValueMapping(
                value -> {
                    List<?> given = (List<?>) value;
                    List<Object> made = new ArrayList<>(given.size());
                    for (Object each : given) {
                        made.add(each == null ? null : element.fromField().apply(each));
                    }
                    return made;
                },
                value -> {
                    Collection<?> given = (Collection<?>) value;
                    List<Object> made = new ArrayList<>(given.size());
                    for (Object each : given) {
                        made.add(toField(element, each, required));
                    }
                    return Collections.unmodifiableList(made);
                });
    }

    private static ValueMapping map(ValueMapping element, MapType type, ValueMapping key) {
        boolean required = !type.value().nullable();
        return new ValueMapping(
                value -> {
                    Map<Object, Object> made = new HashMap<>();
                    ((Map<?, ?>) value)
                            .forEach(
                                    (name, each) ->
                                            made.put(
                                                    key.fromField().apply(name),
                                                    each == null
                                                            ? null
                                                            : element.fromField().apply(each)));
                    return made;
                },
                value -> {
                    Map<Object, Object> made = new LinkedHashMap<>();
                    ((Map<?, ?>) value)
                            .forEach(
                                    (name, each) ->
                                            made.put(
                                                    toField(key, name, true),
                                                    toField(element, each, required)));
                    return Collections.unmodifiableMap(made);
                });
    }

    private static Object toField(ValueMapping mapping, Object value, boolean required) {
        if (value == null) {
            if (required) {
                throw new SchemaException("an element must not be null");
            }
            return null;
        }
        return mapping.toField().apply(value);
    }
}
