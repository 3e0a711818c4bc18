package io.dataprocessing.pipeline.api.data;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How the value of one record component becomes that of a field, and back. */
final class ComponentBinding {

    private final DataType type;
    private final UnaryOperator<Object> fromField;
    private final UnaryOperator<Object> toField;

    private ComponentBinding(
            DataType type, UnaryOperator<Object> fromField, UnaryOperator<Object> toField) {
        this.type = type;
        this.fromField = fromField;
        this.toField = toField;
    }

    static ComponentBinding of(RecordComponent component, Set<Class<?>> enclosing) {
        try {
            return of(
                    component.getGenericType(), component.getAnnotation(Decimal.class), enclosing);
        } catch (SchemaException e) {
            throw new SchemaException(
                    "component '%s' of %s: %s"
                            .formatted(
                                    component.getName(),
                                    component.getDeclaringRecord().getName(),
                                    e.getMessage()));
        }
    }

    private static ComponentBinding of(Type javaType, Decimal decimal, Set<Class<?>> enclosing) {
        if (javaType instanceof ParameterizedType generic) {
            return generic(generic, decimal, enclosing);
        }
        Class<?> raw = javaType instanceof Class<?> known ? known : Object.class;
        if (raw == BigDecimal.class) {
            return decimal(decimal);
        }
        if (raw.isEnum()) {
            return enumeration(raw);
        }
        if (raw.isRecord()) {
            return record(RecordSchema.of(raw, enclosing));
        }
        Class<?> boxed = MethodType.methodType(raw).wrap().returnType();
        return Arrays.stream(ScalarType.Kind.values())
                .filter(kind -> kind.javaType() == boxed)
                .findFirst()
                .map(kind -> same(new ScalarType(kind, false)))
                .orElseThrow(
                        () -> new SchemaException(javaType.getTypeName() + " stands for no type"));
    }

    private static ComponentBinding generic(
            ParameterizedType type, Decimal decimal, Set<Class<?>> enclosing) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            ComponentBinding inner = of(arguments[0], decimal, enclosing);
            return new ComponentBinding(
                    inner.type.asNullable(),
                    value -> Optional.ofNullable(value).map(inner.fromField),
                    value ->
                            value == null
                                    ? null
                                    : ((Optional<?>) value)
                                            .map(present -> inner.toField.apply(present))
                                            .orElse(null));
        }
        if (type.getRawType() == List.class) {
            ComponentBinding inner = of(arguments[0], decimal, enclosing);
            return new ComponentBinding(
                    DataTypes.array(inner.type),
                    value -> list(value, inner.fromField),
                    value -> list(value, inner.toField));
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            ComponentBinding inner = of(arguments[1], decimal, enclosing);
            return new ComponentBinding(
                    DataTypes.map(inner.type),
                    value -> map(value, inner.fromField),
                    value -> map(value, inner.toField));
        }
        throw new SchemaException(type.getTypeName() + " stands for no type");
    }

    private static ComponentBinding decimal(Decimal decimal) {
        if (decimal == null) {
            throw new SchemaException("a BigDecimal needs @Decimal(precision, scale)");
        }
        DecimalType type = DataTypes.decimal(decimal.precision(), decimal.scale());
        return new ComponentBinding(
                type,
                UnaryOperator.identity(),
                value -> value == null ? null : exact((BigDecimal) value, type));
    }

    private static BigDecimal exact(BigDecimal value, DecimalType type) {
        BigDecimal scaled = value.setScale(type.scale(), RoundingMode.UNNECESSARY);
        if (!type.fits(scaled)) {
            throw new ArithmeticException("too many digits");
        }
        return scaled;
    }

    private static ComponentBinding enumeration(Class<?> raw) {
        Map<String, Object> bySymbol = new HashMap<>();
        for (Object constant : raw.getEnumConstants()) {
            bySymbol.put(((Enum<?>) constant).name(), constant);
        }
        List<String> symbols =
                Arrays.stream(raw.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList();
        return new ComponentBinding(
                new EnumType(symbols, false),
                bySymbol::get,
                value -> value == null ? null : ((Enum<?>) value).name());
    }

    private static <R> ComponentBinding record(RecordSchema<R> schema) {
        return new ComponentBinding(
                schema.rowType(),
                value -> value == null ? null : schema.fromRow((Row) value),
                value -> value == null ? null : schema.toRow(schema.javaType().cast(value)));
    }

    private static ComponentBinding same(DataType type) {
        return new ComponentBinding(type, UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static Object list(Object value, UnaryOperator<Object> each) {
        return value == null ? null : ((List<?>) value).stream().map(each).toList();
    }

    private static Object map(Object value, UnaryOperator<Object> each) {
        if (value == null) {
            return null;
        }
        Map<String, Object> mapped = new LinkedHashMap<>();
        ((Map<?, ?>) value)
                .forEach((key, element) -> mapped.put((String) key, each.apply(element)));
        return Collections.unmodifiableMap(mapped);
    }

    DataType type() {
        return type;
    }

    Object fromField(Object value) {
        return fromField.apply(value);
    }

    Object toField(Field field, Object value) {
        Object converted;
        try {
            converted = toField.apply(value);
        } catch (ArithmeticException e) {
            throw new SchemaException(
                    "field '%s': %s doesn't fit %s".formatted(field.name(), value, type), e);
        }
        if (converted == null && !type.nullable()) {
            throw new SchemaException("field '" + field.name() + "' must not be null");
        }
        return converted;
    }
}
