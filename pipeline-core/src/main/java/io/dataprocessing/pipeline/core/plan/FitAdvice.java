package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to do about a field that isn't as a step wants it: before the step, or in its class. */
final class FitAdvice {

    private final RowType given;
    private final Class<?> javaType;

    /**
     * Advice on one input.
     *
     * @param given the type of the stream
     * @param javaType the class that its records become; Row where they stay rows
     */
    FitAdvice(RowType given, Class<?> javaType) {
        this.given = given;
        this.javaType = javaType;
    }

    /** A sentence. */
    String of(RowConversion.Mismatch mismatch) {
        List<String> ways = new ArrayList<>();
        if (!isInside(mismatch)) {
            before(mismatch).ifPresent(ways::add);
        }
        inClass(mismatch).ifPresent(ways::add);
        return ways.isEmpty()
                ? "Change the schema of what comes in."
                : capital(String.join(", or ", ways)) + ".";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Whether it's a value inside another, which a map step doesn't reach. */
    private static boolean isInside(RowConversion.Mismatch mismatch) {
        return mismatch.field().indexOf('.') >= 0
                || mismatch.field().indexOf('[') >= 0
                || mismatch.field().indexOf('{') >= 0;
    }

    private Optional<String> before(RowConversion.Mismatch mismatch) {
        String name = mismatch.field();
        if (mismatch.found().isEmpty()) {
            return Optional.of(
                    Suggestion.nearest(name, given.fieldNames())
                            .map(
                                    near ->
                                            "rename '%s' in a map step before (rename: {%s: %s})"
                                                    .formatted(near, near, name))
                            .orElseGet(
                                    () ->
                                            "compute it in a map step before (fields: {%s: …})"
                                                    .formatted(name)));
        }
        String nulls = "give nulls a value%s (defaults: {%s: …})";
        if (mismatch.onlyNull()) {
            return Optional.of(nulls.formatted(" in a map step before", name));
        }
        if (is(mismatch.found().get(), ScalarType.Kind.LONG)
                && is(mismatch.expected(), ScalarType.Kind.TIMESTAMP)) {
            return Optional.of(
                    "compute it in a map step before (fields: {%s: timestamp_millis(%s)}, or timestamp(…) of seconds)"
                            .formatted(name, name));
        }
        if (!isCast(mismatch.found().get(), mismatch.expected())) {
            return Optional.empty();
        }
        String cast =
                "cast it in a map step before (cast: {%s: %s})"
                        .formatted(name, quoted(mismatch.expected().asRequired()));
        return Optional.of(mismatch.alsoNull() ? cast + " and " + nulls.formatted("", name) : cast);
    }

    /** As a file writes it: a type with commas needs quotes inside braces. */
    private static String quoted(DataType type) {
        return type.toString().indexOf(',') < 0 ? type.toString() : "\"" + type + "\"";
    }

    /** Whether a map step's cast goes from one to the other. */
    private static boolean isCast(DataType from, DataType to) {
        boolean days =
                (is(from, ScalarType.Kind.TIMESTAMP) && is(to, ScalarType.Kind.DATE))
                        || (is(from, ScalarType.Kind.DATE) && is(to, ScalarType.Kind.TIMESTAMP));
        return days || (isNumber(from) && isNumber(to)) || isText(from, to) || isText(to, from);
    }

    private static boolean is(DataType type, ScalarType.Kind kind) {
        return type instanceof ScalarType scalar && scalar.kind() == kind;
    }

    private static boolean isText(DataType text, DataType other) {
        boolean scalar =
                other instanceof EnumType
                        || other instanceof DecimalType
                        || (other instanceof ScalarType one && one.kind() != ScalarType.Kind.BYTES);
        return scalar
                && (text instanceof EnumType
                        || (text instanceof ScalarType one
                                && one.kind() == ScalarType.Kind.STRING));
    }

    private static boolean isNumber(DataType type) {
        return type instanceof DecimalType
                || (type instanceof ScalarType scalar
                        && Number.class.isAssignableFrom(scalar.javaType()));
    }

    private Optional<String> inClass(RowConversion.Mismatch mismatch) {
        if (javaType == Row.class) {
            return Optional.empty();
        }
        String path = mismatch.field();
        int parent = path.lastIndexOf('.');
        String owner =
                parent < 0
                        ? javaType.getSimpleName()
                        : "the class of '%s'".formatted(path.substring(0, parent));
        if (mismatch.found().isEmpty()) {
            return Optional.of("make it nullable in " + owner);
        }
        DataType found = mismatch.found().get();
        String what = path.endsWith("[]") || path.endsWith("{}") ? "its elements" : "it";
        return Optional.of(
                javaType.isRecord()
                        ? "declare %s as %s in %s".formatted(what, java(found), owner)
                        : "make %s %s in %s".formatted(what, found, owner));
    }

    /** The Java type that a component of a record has for a type. */
    private static String java(DataType type) {
        String required = boxed(type);
        if (type.nullable()) {
            return "Optional<%s>%s".formatted(required, annotation(type));
        }
        boolean primitive =
                type instanceof ScalarType scalar
                        && (Number.class.isAssignableFrom(scalar.javaType())
                                || scalar.kind() == ScalarType.Kind.BOOLEAN);
        return (primitive ? ((ScalarType) type).kind().word() : required) + annotation(type);
    }

    private static String annotation(DataType type) {
        if (type instanceof DecimalType decimal) {
            return " with @Decimal(precision = %d, scale = %d)"
                    .formatted(decimal.precision(), decimal.scale());
        }
        if (type instanceof ArrayType array) {
            return annotation(array.element());
        }
        return type instanceof MapType map ? annotation(map.value()) : "";
    }

    private static String boxed(DataType type) {
        if (type instanceof ArrayType array) {
            return "List<%s>".formatted(element(array.element()));
        }
        if (type instanceof MapType map) {
            return "Map<String, %s>".formatted(element(map.value()));
        }
        if (type instanceof EnumType symbols) {
            return "an enum of %s".formatted(String.join(", ", symbols.symbols()));
        }
        return type instanceof RowType ? "…" : type.javaType().getSimpleName();
    }

    private static String element(DataType type) {
        return type.nullable() ? "Optional<%s>".formatted(boxed(type)) : boxed(type);
    }
}
