package io.dataprocessing.pipeline.api.data;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** The Java classes that are one value of a field. */
final class ScalarBindings {

    private static final Map<Class<?>, Binding> KNOWN = known();

    private ScalarBindings() {}

    private static Map<Class<?>, Binding> known() {
        Map<Class<?>, Binding> known = new HashMap<>();
        for (ScalarType.Kind kind : ScalarType.Kind.values()) {
            known.put(kind.javaType(), Binding.same(new ScalarType(kind, false)));
        }
        known.put(
                OptionalInt.class,
                new Binding(
                        DataTypes.INT.asNullable(),
                        value ->
                                value == null
                                        ? OptionalInt.empty()
                                        : OptionalInt.of((Integer) value),
                        value ->
                                value == null || ((OptionalInt) value).isEmpty()
                                        ? null
                                        : ((OptionalInt) value).getAsInt()));
        known.put(
                OptionalLong.class,
                new Binding(
                        DataTypes.LONG.asNullable(),
                        value ->
                                value == null
                                        ? OptionalLong.empty()
                                        : OptionalLong.of((Long) value),
                        value ->
                                value == null || ((OptionalLong) value).isEmpty()
                                        ? null
                                        : ((OptionalLong) value).getAsLong()));
        known.put(
                OptionalDouble.class,
                new Binding(
                        DataTypes.DOUBLE.asNullable(),
                        value ->
                                value == null
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of((Double) value),
                        value ->
                                value == null || ((OptionalDouble) value).isEmpty()
                                        ? null
                                        : ((OptionalDouble) value).getAsDouble()));
        known.put(
                UUID.class,
                Binding.of(DataTypes.STRING, value -> uuid((String) value), Object::toString));
        known.put(
                URI.class,
                Binding.of(DataTypes.STRING, value -> uri((String) value), Object::toString));
        return Map.copyOf(known);
    }

    /** The binding of a class that needs nothing but itself to be bound. */
    static Optional<Binding> of(Class<?> raw) {
        return Optional.ofNullable(KNOWN.get(MethodType.methodType(raw).wrap().returnType()));
    }

    static Binding decimal(Decimal decimal) {
        DecimalType type = DataTypes.decimal(decimal.precision(), decimal.scale());
        return Binding.of(type, value -> value, value -> exact((BigDecimal) value, type));
    }

    private static BigDecimal exact(BigDecimal value, DecimalType type) {
        boolean scales = value.scale() <= type.scale();
        BigDecimal scaled =
                scales || value.stripTrailingZeros().scale() <= type.scale()
                        ? value.setScale(type.scale(), RoundingMode.UNNECESSARY)
                        : value;
        if (!type.fits(scaled)) {
            throw new SchemaException(
                    "a decimal of %d digits, %d behind the point, doesn't fit %s"
                            .formatted(value.precision(), value.scale(), type));
        }
        return scaled;
    }

    static Binding enumeration(Class<?> raw) {
        Map<String, Object> bySymbol = new HashMap<>();
        for (Object constant : raw.getEnumConstants()) {
            bySymbol.put(((Enum<?>) constant).name(), constant);
        }
        List<String> symbols =
                Arrays.stream(raw.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList();
        return Binding.of(
                new EnumType(symbols, false),
                value -> {
                    Object constant = bySymbol.get(value);
                    if (constant == null) {
                        throw new SchemaException(
                                "the text is none of " + String.join(", ", symbols));
                    }
                    return constant;
                },
                value -> ((Enum<?>) value).name());
    }

    private static UUID uuid(String text) {
        try {
            UUID value = UUID.fromString(text);
            // It also takes parts that are too short, and would give another text back.
            if (value.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw new SchemaException("the text is no UUID", e);
        }
        throw new SchemaException("the text is no UUID");
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new SchemaException("the text is no URI", e);
        }
    }
}
