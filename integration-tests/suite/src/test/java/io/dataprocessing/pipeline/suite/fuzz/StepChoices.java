package io.dataprocessing.pipeline.suite.fuzz;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Steps by chance for records of a type; not all of them are right, which the plan says. */
final class StepChoices {

    /** Stands for the table of a lookup. */
    static final String TABLE = "{type: test}";

    private final Random random;
    private int names;

    StepChoices(Random random) {
        this.random = random;
    }

    /**
     * A step.
     *
     * @param type its type
     * @param options its options, a line each
     * @param outputs its outputs but the main one
     * @param hasMain whether it has a main output
     */
    record Choice(String type, List<String> options, List<String> outputs, boolean hasMain) {

        static Choice of(String type, String... options) {
            return new Choice(type, List.of(options), List.of(), true);
        }
    }

    Choice next(RowType type) {
        return switch (random.nextInt(19)) {
            case 0, 1 -> Choice.of("filter", "condition: \"%s\"".formatted(condition(type)));
            case 2 ->
                    Choice.of(
                            "map",
                            "keep: [%s]".formatted(some(type)),
                            "rename: {%s: %s}".formatted(any(type), newName()));
            case 3 -> Choice.of("map", "drop: [%s]".formatted(any(type)));
            case 4, 5 ->
                    Choice.of("map", "append: false", "fields: {%s}".formatted(computed(type, 4)));
            case 6 -> Choice.of("map", "fields: {%s}".formatted(computed(type, 2)));
            case 7 ->
                    Choice.of(
                            "map",
                            "defaults: {%s: \"%s\"}".formatted(any(type), literal()),
                            "cast: {%s: %s}".formatted(any(type), scalar()));
            case 8 ->
                    Choice.of(
                            "cast",
                            "fields: {%s: %s, %s: %s}"
                                    .formatted(path(type), scalar(), any(type), scalar()),
                            "unix-precision: milliseconds",
                            "mode: %s".formatted(random.nextBoolean() ? "strict" : "try"));
            case 9 ->
                    Choice.of(
                            "mask",
                            "fields: [%s]".formatted(path(type)),
                            "method: %s".formatted(pick("redact", "nullify", "hash", "partial")));
            case 10 ->
                    Choice.of(
                            "rekey",
                            "key: \"%s\"".formatted(text(type)),
                            "headers: {h: \"%s\"}".formatted(text(type)),
                            "header-fields: {%s: trace}".formatted(newName()));
            case 11 -> validation(type);
            case 12 ->
                    random.nextBoolean()
                            ? Choice.of("flatten", "arrays: json", "maps: json")
                            : Choice.of("nest", "target: " + newName(), "fields: [" + some(type) + "]");
            case 13 ->
                    Choice.of(
                            "unnest",
                            "field: " + field(type, each -> each instanceof ArrayType),
                            "as: " + newName(),
                            "keep-empty: " + random.nextBoolean());
            case 14 ->
                    new Choice(
                            "route",
                            List.of(
                                    "cases: [{when: \"%s\", output: one}]".formatted(condition(type)),
                                    "default: other"),
                            List.of("one", "other"),
                            false);
            case 15 -> Choice.of("sample", "fraction: 0.7", "by: [" + any(type) + "]");
            case 16 -> Choice.of("deduplicate", "key-by: [" + any(type) + "]", "keep: first", "ttl: none", "late: drop");
            default ->
                    Choice.of(
                            "lookup",
                            "table: " + TABLE,
                            "key: {code: \"%s\"}".formatted(text(type)),
                            random.nextBoolean() ? "prefix: " + newName() : "select: {%s: \"concat(table.city, '!')\"}".formatted(newName()));
        };
    }

    private Choice validation(RowType type) {
        String invalid = pick("error", "drop", "output", "tag");
        return new Choice(
                "validate",
                List.of(
                        "rules: [{name: r, condition: \"%s\"}]".formatted(condition(type)),
                        "invalid: " + invalid,
                        "violations-field: " + newName()),
                invalid.equals("output") ? List.of("invalid") : List.of(),
                true);
    }

    private String computed(RowType type, int most) {
        List<String> fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            String name = random.nextInt(6) == 0 ? any(type) : newName();
            fields.add("%s: \"%s\"".formatted(name, expression(type)));
        }
        return String.join(", ", fields);
    }

    private String expression(RowType type) {
        String number = field(type, StepChoices::isNumber);
        String text = field(type, each -> isKind(each, ScalarType.Kind.STRING));
        return switch (random.nextInt(14)) {
            case 0 -> number + " * 2";
            case 1 -> number + " + 1";
            case 2 -> "100 / " + number;
            case 3 -> number + " / 0.0";
            case 4 -> "concat(" + text + ", '-x')";
            case 5 -> "upper(" + text + ")";
            case 6 -> "long(" + text + ")";
            case 7 -> "coalesce(" + text + ", 'none')";
            case 8 -> "size(" + field(type, each -> each instanceof ArrayType) + ")";
            case 9 -> field(type, each -> each instanceof ArrayType) + "[0]";
            case 10 ->
                    "truncate("
                            + field(type, each -> isKind(each, ScalarType.Kind.TIMESTAMP))
                            + ", 'hour')";
            case 11 -> path(type);
            default -> any(type);
        };
    }

    private String condition(RowType type) {
        String number = field(type, StepChoices::isNumber);
        String text = field(type, each -> isKind(each, ScalarType.Kind.STRING));
        return switch (random.nextInt(8)) {
            case 0 -> number + " > 0";
            case 1 -> number + " < 1000000";
            case 2 -> "7 / " + number + " < 5";
            case 3 -> text + " != 'a'";
            case 4 -> text + ".startsWith('text')";
            case 5 -> field(type, each -> isKind(each, ScalarType.Kind.BOOLEAN));
            case 6 -> "long(" + text + ") > 0";
            default -> any(type) + " != null";
        };
    }

    private String text(RowType type) {
        return random.nextInt(3) == 0
                ? "string(" + any(type) + ")"
                : field(type, each -> isKind(each, ScalarType.Kind.STRING));
    }

    private String literal() {
        return pick("'none'", "0", "1.5", "true");
    }

    private String scalar() {
        return pick("string", "long", "double", "int", "boolean", "timestamp", "\"decimal(20, 3)\"");
    }

    /** A field of a nested row, or any. */
    private String path(RowType type) {
        List<String> paths = new ArrayList<>();
        for (Field field : type.fields()) {
            if (field.type() instanceof RowType row) {
                row.fields().forEach(inner -> paths.add(field.name() + "." + inner.name()));
            }
        }
        return paths.isEmpty() ? any(type) : paths.get(random.nextInt(paths.size()));
    }

    private String some(RowType type) {
        List<String> names =
                type.fields().stream()
                        .map(Field::name)
                        .filter(name -> random.nextBoolean())
                        .toList();
        return names.isEmpty() ? any(type) : String.join(", ", names);
    }

    private String any(RowType type) {
        return type.field(random.nextInt(type.size())).name();
    }

    /** A field whose type is wanted, or any where there is none. */
    private String field(RowType type, Predicate<DataType> wanted) {
        List<Field> fields =
                type.fields().stream().filter(field -> wanted.test(field.type())).toList();
        return fields.isEmpty() ? any(type) : fields.get(random.nextInt(fields.size())).name();
    }

    private String newName() {
        return "new_" + ++names;
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static boolean isKind(DataType type, ScalarType.Kind kind) {
        return type instanceof ScalarType scalar && scalar.kind() == kind;
    }

    private static boolean isNumber(DataType type) {
        return type instanceof DecimalType
                || Optional.of(type)
                        .filter(ScalarType.class::isInstance)
                        .map(scalar -> ((ScalarType) scalar).kind())
                        .filter(
                                kind ->
                                        switch (kind) {
                                            case INT, LONG, FLOAT, DOUBLE -> true;
                                            case BOOLEAN,
                                                    STRING,
                                                    BYTES,
                                                    DATE,
                                                    TIME,
                                                    TIMESTAMP,
                                                    DURATION ->
                                                    false;
                                        })
                        .isPresent();
    }
}
