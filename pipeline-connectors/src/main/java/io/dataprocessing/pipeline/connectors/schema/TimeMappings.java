package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.SchemaException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;

/** Times, in the classes of java.time or as the numbers that Avro writes. */
final class TimeMappings {

    private TimeMappings() {}

    /**
     * The mapping of a date, a time or a point in time.
     *
     * @param javaType the class of the values in a row
     * @param held the class that the generated code declares
     * @throws SchemaException if Avro's compiler doesn't write that class for it
     */
    static ValueMapping of(AvroKind kind, Class<?> javaType, Class<?> held) {
        if (held == javaType) {
            return ValueMapping.same();
        }
        if (held == LocalDateTime.class && javaType == String.class) {
            return new ValueMapping(
                    checked(text -> LocalDateTime.parse((String) text)), Object::toString);
        }
        boolean narrow = held == int.class || held == Integer.class;
        if (!narrow && held != long.class && held != Long.class) {
            throw ValueMappings.unknown(held);
        }
        return new ValueMapping(
                checked(
                        value -> {
                            long number = AvroValues.toNumber(kind, value);
                            return narrow ? (Object) Math.toIntExact(number) : (Object) number;
                        }),
                checked(value -> AvroValues.ofNumber(kind, ((Number) value).longValue())));
    }

    private static UnaryOperator<Object> checked(UnaryOperator<Object> conversion) {
        return value -> {
            try {
                return conversion.apply(value);
            } catch (DateTimeException | ArithmeticException e) {
                // Without the exception's words: they may be those of the record.
                throw new SchemaException("holds a time that can't be converted", e);
            }
        };
    }
}
