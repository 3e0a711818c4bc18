package io.dataprocessing.pipeline.core.type;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule by which rows of one type may be read as rows of another.
 *
 * <p>Fields are found by name, then by the wanted field's aliases; fields that nobody wants are
 * left out. A field may be missing if the wanted one has a default. Null may come only where it's
 * wanted. Numbers widen where nothing is lost: int to long, double and decimals with room for ten
 * digits, long to decimals with room for nineteen, float to double, decimals to those with room on
 * both sides of the point. An enum becomes a string or an enum with all its symbols. Arrays, maps
 * and rows follow the same rule inside. Everything else has to be asked for, with a cast.
 */
public final class RowConversion {

    private RowConversion() {}

    /**
     * A value that can't be read as wanted.
     *
     * @param field its path: {@code customer.name}, {@code items[].price} in an array, {@code
     *     prices{}.net} in a map
     * @param expected the wanted type
     * @param found the type that comes; empty if the field is missing
     */
    public record Mismatch(String field, DataType expected, Optional<DataType> found) {

        /** Whether all that's wrong is that null may come. */
        public boolean onlyNull() {
            return found.filter(this::mayBeNull)
                    .filter(
                            type ->
                                    areContainers(type, expected)
                                            || isReadable(type.asRequired(), expected))
                    .isPresent();
        }

        /** Whether null may come and isn't wanted, whatever else is wrong. */
        public boolean alsoNull() {
            return found.filter(this::mayBeNull).isPresent();
        }

        private boolean mayBeNull(DataType type) {
            return type.nullable() && !expected.nullable();
        }

        /** In words: what is expected and what comes. */
        public String message() {
            return found.map(type -> withType(type))
                    .orElseGet(
                            () -> "field '%s' is missing; expected %s.".formatted(field, expected));
        }

        private String withType(DataType type) {
            return onlyNull()
                    ? "field '%s' may be null (%s); expected %s.".formatted(field, type, expected)
                    : "field '%s' is %s; expected %s.".formatted(field, type, expected);
        }
    }

    /** What keeps rows of one type from being read as rows of another; empty if nothing does. */
    public static List<Mismatch> check(RowType from, RowType to) {
        List<Mismatch> mismatches = new ArrayList<>();
        checkFields("", from, to, mismatches);
        return mismatches;
    }

    /**
     * A wanted field that rows lack, and that's therefore always null.
     *
     * @param field its path
     * @param name its name
     * @param spare the names of the fields beside it that nobody wants
     */
    public record AlwaysNull(String field, String name, Set<String> spare) {}

    /** The wanted fields that rows lack and that have no default but null. */
    public static List<AlwaysNull> alwaysNull(RowType from, RowType to) {
        List<AlwaysNull> absent = new ArrayList<>();
        collectNulls("", from, to, absent);
        return absent;
    }

    private static void collectNulls(
            String path, RowType from, RowType to, List<AlwaysNull> absent) {
        Set<String> spare = unread(from, to);
        for (Field wanted : to.fields()) {
            String name = wanted.name();
            Optional<Field> source = source(from, wanted);
            if (source.isPresent()) {
                lookInside(path + name, source.get().type(), wanted.type(), absent);
            } else if (wanted.hasDefault() && wanted.defaultValue() == null) {
                absent.add(new AlwaysNull(path + name, name, spare));
            }
        }
    }

    /** The names of the fields of rows that no wanted field is read from. */
    public static Set<String> unread(RowType from, RowType to) {
        Set<String> unread = new LinkedHashSet<>(from.fieldNames());
        to.fields()
                .forEach(
                        wanted ->
                                source(from, wanted)
                                        .ifPresent(field -> unread.remove(field.name())));
        return unread;
    }

    private static void lookInside(
            String path, DataType from, DataType to, List<AlwaysNull> absent) {
        if (from instanceof RowType fromRow && to instanceof RowType toRow) {
            collectNulls(path + ".", fromRow, toRow, absent);
        } else if (from instanceof ArrayType fromArray && to instanceof ArrayType toArray) {
            lookInside(path + "[]", fromArray.element(), toArray.element(), absent);
        } else if (from instanceof MapType fromMap && to instanceof MapType toMap) {
            lookInside(path + "{}", fromMap.value(), toMap.value(), absent);
        }
    }

    private static void checkFields(
            String path, RowType from, RowType to, List<Mismatch> mismatches) {
        for (Field wanted : to.fields()) {
            String name = path + wanted.name();
            Optional<Field> source = source(from, wanted);
            if (source.isPresent()) {
                check(name, source.get().type(), wanted.type(), mismatches);
            } else if (!wanted.hasDefault()) {
                mismatches.add(new Mismatch(name, wanted.type(), Optional.empty()));
            }
        }
    }

    /** Looks into containers, so that what's wrong is named where it is. */
    private static void check(String path, DataType from, DataType to, List<Mismatch> mismatches) {
        boolean unfit =
                areContainers(from, to) ? from.nullable() && !to.nullable() : !isReadable(from, to);
        if (unfit) {
            mismatches.add(new Mismatch(path, to, Optional.of(from)));
        }
        if (from instanceof RowType fromRow && to instanceof RowType toRow) {
            checkFields(path + ".", fromRow, toRow, mismatches);
        } else if (from instanceof ArrayType fromArray && to instanceof ArrayType toArray) {
            check(path + "[]", fromArray.element(), toArray.element(), mismatches);
        } else if (from instanceof MapType fromMap && to instanceof MapType toMap) {
            check(path + "{}", fromMap.value(), toMap.value(), mismatches);
        }
    }

    private static boolean areContainers(DataType from, DataType to) {
        return (from instanceof RowType && to instanceof RowType)
                || (from instanceof ArrayType && to instanceof ArrayType)
                || (from instanceof MapType && to instanceof MapType);
    }

    /** The field that a wanted one is read from. */
    public static Optional<Field> source(RowType from, Field wanted) {
        Optional<Field> named = from.field(wanted.name());
        if (named.isPresent()) {
            return named;
        }
        return wanted.aliases().stream().flatMap(alias -> from.field(alias).stream()).findFirst();
    }

    /** Whether every value of one type can be read as a value of another. */
    public static boolean isReadable(DataType from, DataType to) {
        if (from.nullable() && !to.nullable()) {
            return false;
        }
        if (from instanceof RowType fromRow && to instanceof RowType toRow) {
            return check(fromRow, toRow).isEmpty();
        }
        if (from instanceof ArrayType fromArray && to instanceof ArrayType toArray) {
            return isReadable(fromArray.element(), toArray.element());
        }
        if (from instanceof MapType fromMap && to instanceof MapType toMap) {
            return isReadable(fromMap.value(), toMap.value());
        }
        if (from instanceof EnumType fromEnum && to instanceof EnumType toEnum) {
            return new HashSet<>(toEnum.symbols()).containsAll(fromEnum.symbols());
        }
        return from.asRequired().equals(to.asRequired()) || Widening.of(from, to).isPresent();
    }
}
