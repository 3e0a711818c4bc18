package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.testkit.RandomRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes of a type, by chance, of those that state can take. */
final class RandomEvolution {

    private final Random random;
    private final RandomRows rows;
    private int names;

    RandomEvolution(long seed) {
        this.random = new Random(seed);
        this.rows = new RandomRows(seed);
    }

    /** The next version of a type: none to four changes, and some in nested types. */
    RowType next(RowType type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.fields()) {
            fields.add(changed(field));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            change(fields);
        }
        return RowType.of(fields).withNullable(type.nullable());
    }

    private void change(List<Field> fields) {
        switch (random.nextInt(5)) {
            case 0 -> fields.add(random.nextInt(fields.size() + 1), added());
            case 1 -> {
                if (fields.size() > 1) {
                    fields.remove(random.nextInt(fields.size()));
                }
            }
            case 2 -> Collections.shuffle(fields, random);
            default -> {
                if (!fields.isEmpty()) {
                    int index = random.nextInt(fields.size());
                    fields.set(index, renamed(fields.get(index)));
                }
            }
        }
    }

    private Field added() {
        DataType type = rows.rowType(any -> true).field(0).type();
        Field field = Field.of(freshName(), type.asNullable());
        return random.nextBoolean()
                ? field
                : Field.of(freshName(), type.asRequired())
                        .withDefault(rows.value(type.asRequired()));
    }

    private Field renamed(Field field) {
        List<String> aliases = new ArrayList<>(field.aliases());
        aliases.add(field.name());
        return field.withName(freshName()).withAliases(aliases);
    }

    /** The field without the aliases of earlier versions, its type perhaps changed. */
    private Field changed(Field field) {
        return Field.of(field.name(), changed(field.type()));
    }

    private DataType changed(DataType type) {
        DataType changed = random.nextInt(3) == 0 ? wider(type) : type;
        return random.nextInt(5) == 0 ? changed.asNullable() : changed;
    }

    private DataType wider(DataType type) {
        DataType wider;
        if (type instanceof RowType row) {
            wider = next(row);
        } else if (type instanceof ArrayType array) {
            wider = DataTypes.array(changed(array.element()));
        } else if (type instanceof MapType map) {
            wider = DataTypes.map(changed(map.value()));
        } else if (type instanceof EnumType enumeration) {
            wider = moreSymbols(enumeration);
        } else if (type instanceof DecimalType decimal) {
            int digits = random.nextInt(DecimalType.MAX_PRECISION - decimal.precision() + 1);
            int behind = digits == 0 ? 0 : random.nextInt(digits);
            wider = DataTypes.decimal(decimal.precision() + digits, decimal.scale() + behind);
        } else {
            wider = wider((ScalarType) type);
        }
        return wider.withNullable(type.nullable());
    }

    private EnumType moreSymbols(EnumType type) {
        List<String> symbols = new ArrayList<>(type.symbols());
        symbols.add(random.nextInt(symbols.size() + 1), freshName());
        return DataTypes.enumOf(symbols.toArray(String[]::new));
    }

    private DataType wider(ScalarType type) {
        return switch (type.kind()) {
            case INT -> random.nextBoolean() ? DataTypes.LONG : DataTypes.DOUBLE;
            case LONG -> DataTypes.decimal(25, 3);
            case FLOAT -> DataTypes.DOUBLE;
            case BOOLEAN, DOUBLE, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> type;
        };
    }

    private String freshName() {
        return "new_" + names++;
    }
}
