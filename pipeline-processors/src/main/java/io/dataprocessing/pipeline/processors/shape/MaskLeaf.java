package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Masks what a path leads to. */
final class MaskLeaf implements PathTree.Leaf {

    private final MaskOptions options;
    private final Masker masker;
    private final BiConsumer<String, String> problems;
    private boolean foundText;

    /**
     * Masks by an opened masker; while a pipeline is planned, by one that is never called.
     *
     * @param problems takes an option and what is wrong with it
     */
    MaskLeaf(MaskOptions options, Masker masker, BiConsumer<String, String> problems) {
        this.options = options;
        this.masker = masker;
        this.problems = problems;
    }

    /** The word that files use for a method. */
    static String word(MaskOptions.Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Change at(String path, DataType type) {
        return switch (options.method()) {
            case REDACT ->
                    Redaction.of(type, options.replacement())
                            .orElseGet(() -> notRedacted(path, type));
            case NULLIFY -> new Change(type.asNullable(), value -> null);
            case PARTIAL, TOKENIZE -> masked(path, type, true);
            case HASH, HMAC, ENCRYPT -> masked(path, type, false);
        };
    }

    private Change masked(String path, DataType type, boolean textsOnly) {
        if (type instanceof ArrayType array) {
            return Change.elements(array, masked(path, array.element(), textsOnly));
        }
        if (type instanceof MapType map) {
            return Change.values(map, masked(path, map.value(), textsOnly));
        }
        if (type instanceof RowType || (textsOnly && !isText(type))) {
            refuse(
                    path,
                    "%s; 'method: %s' takes %s."
                            .formatted(
                                    type instanceof RowType
                                            ? "it's a row"
                                            : "it's " + type.asRequired(),
                                    word(options.method()),
                                    textsOnly ? "texts" : "single values: name its fields"));
            return Change.none(type);
        }
        return new Change(DataTypes.STRING.withNullable(type.nullable()), masker::of);
    }

    private Change notRedacted(String path, DataType type) {
        refuse(
                path,
                options.replacement()
                        .map(
                                text ->
                                        ("'%s' as a replacement is no %s; texts, numbers and enums"
                                                        + " can have one.")
                                                .formatted(text, type.asRequired()))
                        .orElse(
                                "%s has no empty value; give a 'replacement'."
                                        .formatted(type.asRequired())));
        return Change.none(type);
    }

    @Override
    public Change below(String path, DataType type) {
        foundText = false;
        Change change = texts(path, type);
        if (!foundText) {
            refuse(path, "there is no text below it.");
        }
        return change;
    }

    private Change texts(String path, DataType type) {
        if (isText(type)) {
            foundText = true;
            return at(path, type);
        }
        if (type instanceof ArrayType array) {
            Change change = texts(path, array.element());
            return change.isNone() ? Change.none(type) : Change.elements(array, change);
        }
        if (type instanceof MapType map) {
            Change change = texts(path, map.value());
            return change.isNone() ? Change.none(type) : Change.values(map, change);
        }
        return type instanceof RowType row
                ? Change.fields(row, field -> texts(path, field.type()))
                : Change.none(type);
    }

    @Override
    public void refuse(String path, String problem) {
        problems.accept("fields[%d]".formatted(options.fields().indexOf(path)), problem);
    }

    private static boolean isText(DataType type) {
        return type instanceof ScalarType scalar && scalar.kind() == ScalarType.Kind.STRING;
    }
}
