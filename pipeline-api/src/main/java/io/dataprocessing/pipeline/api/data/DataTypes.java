package io.dataprocessing.pipeline.api.data;

import java.util.List;

/** The types, ready to use, and the reader of their text form. All are required (not nullable). */
public final class DataTypes {

    public static final ScalarType BOOLEAN = new ScalarType(ScalarType.Kind.BOOLEAN, false);
    public static final ScalarType INT = new ScalarType(ScalarType.Kind.INT, false);
    public static final ScalarType LONG = new ScalarType(ScalarType.Kind.LONG, false);
    public static final ScalarType FLOAT = new ScalarType(ScalarType.Kind.FLOAT, false);
    public static final ScalarType DOUBLE = new ScalarType(ScalarType.Kind.DOUBLE, false);
    public static final ScalarType STRING = new ScalarType(ScalarType.Kind.STRING, false);
    public static final ScalarType BYTES = new ScalarType(ScalarType.Kind.BYTES, false);
    public static final ScalarType DATE = new ScalarType(ScalarType.Kind.DATE, false);
    public static final ScalarType TIME = new ScalarType(ScalarType.Kind.TIME, false);
    public static final ScalarType TIMESTAMP = new ScalarType(ScalarType.Kind.TIMESTAMP, false);
    public static final ScalarType DURATION = new ScalarType(ScalarType.Kind.DURATION, false);

    private DataTypes() {}

    /** An exact decimal number; see {@link DecimalType}. */
    public static DecimalType decimal(int precision, int scale) {
        return new DecimalType(precision, scale, false);
    }

    /** One of the given names. */
    public static EnumType enumOf(String... symbols) {
        return new EnumType(List.of(symbols), false);
    }

    /** A list of {@code element}s. */
    public static ArrayType array(DataType element) {
        return new ArrayType(element, false);
    }

    /** {@code value}s by string key. */
    public static MapType map(DataType value) {
        return new MapType(value, false);
    }

    /**
     * Reads the text form of a type, the inverse of {@code toString()}: {@code string}, {@code
     * long?}, {@code decimal(10, 2)}, {@code enum(NEW, PAID)}, {@code array<string?>}, {@code
     * map<double>}, {@code row<id long, tags array<string>>}.
     *
     * @throws IllegalArgumentException if the text is no type; the message says where and what is
     *     allowed
     */
    public static DataType parse(String text) {
        return new TypeParser(text).parse();
    }
}
