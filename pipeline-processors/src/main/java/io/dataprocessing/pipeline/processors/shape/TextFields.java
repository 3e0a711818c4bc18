package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.processors.value.Cast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Fields that are made of texts, each cast to its type. */
final class TextFields {

    private final RowType type;
    private final List<Cast> casts;

    private TextFields(RowType type, List<Cast> casts) {
        this.type = type;
        this.casts = casts;
    }

    /**
     * Fields of some types; one that texts can't become is reported.
     *
     * @param problems takes an option and what is wrong with it
     */
    static TextFields of(Map<String, DataType> types, BiConsumer<String, String> problems) {
        List<Field> fields = new ArrayList<>();
        List<Cast> casts = new ArrayList<>();
        types.forEach(
                (name, type) ->
                        Cast.of(DataTypes.STRING, type)
                                .ifPresentOrElse(
                                        cast -> {
                                            fields.add(Field.of(name, type));
                                            casts.add(cast);
                                        },
                                        () ->
                                                problems.accept(
                                                        "fields." + name,
                                                        "a text can't become %s."
                                                                .formatted(type))));
        return new TextFields(RowType.of(fields), List.copyOf(casts));
    }

    /** The type of all fields together. */
    RowType type() {
        return type;
    }

    /** The number of fields. */
    int size() {
        return casts.size();
    }

    /** The name of a field. */
    String name(int index) {
        return type.field(index).name();
    }

    /** The value of a field for its text. */
    Object value(int index, String text) {
        return casts.get(index).of(name(index), text);
    }

    /** The value of a field for which there is no text. */
    Object missing(int index) {
        if (!type.field(index).type().nullable()) {
            throw new EvaluationException(
                    "field '%s' isn't there and can't be null".formatted(name(index)));
        }
        return null;
    }
}
