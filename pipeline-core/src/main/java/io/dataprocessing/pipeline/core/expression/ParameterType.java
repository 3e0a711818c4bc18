package io.dataprocessing.pipeline.core.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.core.expression.function.CalendarUnit;
import io.dataprocessing.pipeline.core.expression.function.Texts;
import io.dataprocessing.pipeline.core.expression.function.TimeTexts;
import io.dataprocessing.pipeline.core.expression.function.Zones;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function takes at a place. */
enum ParameterType {
    BOOLEAN("boolean", boolean.class),
    LONG("long", long.class),
    DOUBLE("double", double.class),
    FLOAT("float", float.class),
    DECIMAL("decimal", BigDecimal.class),
    STRING("string", String.class),
    BYTES("bytes", byte[].class),
    DATE("date", LocalDate.class),
    TIME("time", LocalTime.class),
    TIMESTAMP("timestamp", Instant.class),
    DURATION("duration", Duration.class),
    LIST("array", List.class),
    TEXT_LIST("array<string>", List.class),
    MAP("map", Map.class),
    ANY("any", Object.class),
    /** A regular expression; a literal is compiled once. */
    PATTERN("regex", Pattern.class),
    /** A time zone. */
    ZONE("zone", ZoneId.class),
    /** A calendar unit, always a literal. */
    UNIT("unit", CalendarUnit.class),
    /** A pattern for times, always a literal. */
    FORMAT("pattern", DateTimeFormatter.class);

    private final String word;
    private final Class<?> javaType;

    ParameterType(String word, Class<?> javaType) {
        this.word = word;
        this.javaType = javaType;
    }

    /** How documentation and messages call it. */
    String word() {
        return word;
    }

    /** The class of the Java method's parameter. */
    Class<?> javaType() {
        return javaType;
    }

    boolean accepts(DataType type) {
        return switch (this) {
            case BOOLEAN -> TypeRules.is(type, Kind.BOOLEAN);
            case LONG -> TypeRules.isInteger(type);
            case DOUBLE -> TypeRules.isNumber(type);
            case FLOAT -> TypeRules.is(type, Kind.FLOAT);
            case DECIMAL -> TypeRules.isDecimal(type);
            case STRING, PATTERN, ZONE, UNIT, FORMAT -> TypeRules.isText(type);
            case BYTES -> TypeRules.is(type, Kind.BYTES);
            case DATE -> TypeRules.is(type, Kind.DATE);
            case TIME -> TypeRules.is(type, Kind.TIME);
            case TIMESTAMP -> TypeRules.is(type, Kind.TIMESTAMP);
            case DURATION -> TypeRules.is(type, Kind.DURATION);
            case LIST -> type instanceof ArrayType;
            case TEXT_LIST -> type instanceof ArrayType list && TypeRules.isText(list.element());
            case MAP -> type instanceof MapType;
            case ANY -> true;
        };
    }

    /** The argument as the Java method takes it, or what is wrong with it. */
    Argument fit(Node argument) {
        return switch (this) {
            case LONG -> converted(argument, DataTypes.LONG);
            case DOUBLE -> converted(argument, DataTypes.DOUBLE);
            case STRING -> converted(argument, DataTypes.STRING);
            case BOOLEAN -> converted(argument, DataTypes.BOOLEAN);
            case BYTES -> converted(argument, DataTypes.BYTES);
            case DATE -> converted(argument, DataTypes.DATE);
            case TIME -> converted(argument, DataTypes.TIME);
            case TIMESTAMP -> converted(argument, DataTypes.TIMESTAMP);
            case DURATION -> converted(argument, DataTypes.DURATION);
            case FLOAT -> converted(argument, DataTypes.FLOAT);
            case DECIMAL, LIST, TEXT_LIST, MAP -> new Argument(argument, Optional.empty());
            case ANY -> new Argument(new Node.Boxed(argument), Optional.empty());
            case PATTERN, ZONE, UNIT, FORMAT -> prepared(argument);
        };
    }

    /** An argument ready for a call, or with what is wrong. */
    record Argument(Node node, Optional<String> problem) {}

    private static Argument converted(Node argument, DataType type) {
        return new Argument(Conversion.convert(argument, type).orElse(argument), Optional.empty());
    }

    /** Reads a literal once; another text is read for each row, where the type allows that. */
    private Argument prepared(Node argument) {
        if (argument instanceof Node.Literal literal) {
            try {
                Object value = read((String) literal.value());
                Node prepared = new Node.Prepared(value, javaType, DataTypes.STRING);
                return new Argument(prepared, Optional.empty());
            } catch (PatternSyntaxException e) {
                return refused(
                        argument,
                        "'%s' is no regular expression: %s"
                                .formatted(literal.value(), e.getDescription()));
            } catch (IllegalArgumentException e) {
                return refused(argument, e.getMessage());
            }
        }
        return switch (this) {
            case PATTERN -> readEachTime(argument, Texts.class, "pattern");
            case ZONE -> readEachTime(argument, Zones.class, "zone");
            default -> refused(argument, "the " + word + " is a text in quotes here, not computed");
        };
    }

    private Object read(String text) {
        return switch (this) {
            case PATTERN -> Pattern.compile(text);
            case ZONE ->
                    Zones.find(text)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "'" + text + "' " + Zones.NO_ZONE));
            case FORMAT -> TimeTexts.formatter(text);
            default ->
                    CalendarUnit.of(text)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "'%s' is no unit; there are %s"
                                                            .formatted(
                                                                    text, CalendarUnit.names())));
        };
    }

    private static Argument readEachTime(Node argument, Class<?> owner, String method) {
        Node text = converted(argument, DataTypes.STRING).node();
        return new Argument(new Node.Parsed(text, owner, method), Optional.empty());
    }

    private static Argument refused(Node argument, String problem) {
        return new Argument(argument, Optional.of(problem));
    }
}
