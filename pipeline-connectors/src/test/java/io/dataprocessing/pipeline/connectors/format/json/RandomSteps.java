package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Types with aliases and defaults, and steps that keep, rename, drop, replace and add fields. */
final class RandomSteps {

    private static final List<TimestampFormat> FORMATS = List.of(TimestampFormat.values());

    private final Random random;
    private final RandomRows rows;

    RandomSteps(Random random) {
        this.random = random;
        this.rows = new RandomRows(random);
    }

    RowType type() {
        return (RowType) decorated(rows.type());
    }

    Row row(RowType type) {
        return rows.row(type);
    }

    private DataType decorated(DataType type) {
        if (type instanceof ArrayType array) {
            return DataTypes.array(decorated(array.element())).withNullable(type.nullable());
        }
        if (type instanceof MapType map) {
            return DataTypes.map(decorated(map.value())).withNullable(type.nullable());
        }
        if (!(type instanceof RowType row)) {
            return type;
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : row.fields()) {
            boolean escaped = random.nextInt(20) == 0; // such names are left to the plain decoder
            String name = escaped ? field.name() : field.name().replace('"', '-');
            Field each = Field.of(name, decorated(field.type()));
            if (random.nextInt(6) == 0) {
                each = each.withAliases(List.of("was " + name));
            }
            if (random.nextInt(6) == 0 && field.type() instanceof ScalarType) {
                each = each.withDefault(rows.row(RowType.of(each)).get(0));
            }
            fields.add(each);
        }
        return RowType.of(fields).withNullable(type.nullable());
    }

    /** Rules for a type, some of whose texts are JSON. */
    JsonOptions options(RowType type) {
        JsonSettings settings =
                JsonSettings.defaults()
                        .with(FORMATS.get(random.nextInt(FORMATS.size())))
                        .with(random.nextBoolean() ? DuplicateKeys.ERROR : DuplicateKeys.LAST)
                        .with(random.nextInt(3) > 0 ? NullFields.WRITE : NullFields.OMIT);
        List<String> texts =
                type.fields().stream()
                        .filter(field -> field.type().asRequired().equals(DataTypes.STRING))
                        .map(Field::name)
                        .filter(name -> random.nextInt(6) == 0)
                        .toList();
        return settings.withJsonText(texts.toArray(String[]::new)).options();
    }

    /** Rules for a type like those of another one. */
    JsonOptions like(JsonOptions options, RowType type) {
        List<String> texts =
                options.jsonText().stream()
                        .filter(type::has)
                        .filter(
                                name ->
                                        type.field(name)
                                                .orElseThrow()
                                                .type()
                                                .asRequired()
                                                .equals(DataTypes.STRING))
                        .toList();
        JsonSettings settings =
                new JsonSettings(options).withJsonText(texts.toArray(String[]::new));
        return random.nextInt(3) > 0
                ? settings.options()
                : settings.with(NullFields.WRITE).options();
    }

    /** A step: nothing changed, fields added or replaced, or some kept in any order. */
    RowMapping mapping(RowType read) {
        List<Field> fields = new ArrayList<>(read.fields());
        List<Integer> sources = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            sources.add(i);
        }
        int kind = random.nextInt(5);
        if (kind == 1 || kind == 2) {
            replace(fields, sources, kind == 1 ? 0 : 3);
            add(fields, sources, kind == 1 ? random.nextInt(1, 3) : random.nextInt(2));
        } else if (kind > 2) {
            keepSome(fields, sources, kind == 3);
            replace(fields, sources, 4);
            add(fields, sources, random.nextInt(3));
        }
        return RowMapping.of(
                RowType.of(fields), sources.stream().mapToInt(Integer::intValue).toArray());
    }

    private void keepSome(List<Field> fields, List<Integer> sources, boolean inOrder) {
        List<Integer> kept = new ArrayList<>(sources);
        kept.removeIf(i -> random.nextBoolean());
        if (!inOrder) {
            Collections.shuffle(kept, random);
        }
        List<Field> read = List.copyOf(fields);
        fields.clear();
        sources.clear();
        for (int index : kept) {
            Field field = read.get(index);
            fields.add(random.nextInt(4) == 0 ? field.withName("new " + index) : field);
            sources.add(index);
        }
    }

    private void replace(List<Field> fields, List<Integer> sources, int oneOf) {
        for (int i = 0; i < fields.size() && oneOf > 0; i++) {
            if (random.nextInt(oneOf) == 0) {
                Field other = rows.type().field(0);
                fields.set(i, Field.of(fields.get(i).name(), other.type()));
                sources.set(i, RowMapping.OWN);
            }
        }
    }

    private void add(List<Field> fields, List<Integer> sources, int count) {
        for (int i = 0; i < count; i++) {
            fields.add(Field.of("added " + i, rows.type().field(0).type()));
            sources.add(RowMapping.OWN);
        }
    }

    /** Whether rows stay what they are. */
    boolean unchanged(RowMapping mapping) {
        boolean same = random.nextBoolean();
        for (int i = 0; i < mapping.type().size(); i++) {
            same &= mapping.source(i) == i;
        }
        return same;
    }

    /** A type that allows nulls where another one doesn't, and the other way round. */
    RowType otherwiseNullable(RowType type) {
        return RowType.of(
                type.fields().stream()
                        .map(field -> random.nextInt(4) == 0 ? otherwiseNullable(field) : field)
                        .toList());
    }

    private Field otherwiseNullable(Field field) {
        return Field.of(field.name(), field.type().withNullable(random.nextInt(4) > 0));
    }

    /** Values of the fields that have some of their own, a wrong one among them at times. */
    Object[] ownValues(RowMapping mapping) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < mapping.type().size(); i++) {
            if (mapping.source(i) < 0) {
                Object value = rows.row(RowType.of(mapping.type().field(i))).get(0);
                boolean wrong = random.nextInt(40) == 0;
                Object[] wrongs = {null, Double.NaN, "\ud800", 1L, List.of()};
                values.add(wrong ? wrongs[random.nextInt(wrongs.length)] : value);
            }
        }
        return values.toArray();
    }
}
