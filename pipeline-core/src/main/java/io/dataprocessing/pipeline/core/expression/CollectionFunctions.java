package io.dataprocessing.pipeline.core.expression;

import static io.dataprocessing.pipeline.api.data.DataTypes.LONG;
import static io.dataprocessing.pipeline.api.data.DataTypes.STRING;
import static io.dataprocessing.pipeline.api.data.DataTypes.array;
import static io.dataprocessing.pipeline.core.expression.FunctionSpec.function;
import static io.dataprocessing.pipeline.core.expression.ParameterType.LIST;
import static io.dataprocessing.pipeline.core.expression.ParameterType.MAP;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.core.expression.FunctionSpec.Group;
import io.dataprocessing.pipeline.core.expression.function.Lists;
import io.dataprocessing.pipeline.core.expression.function.Texts;
import java.util.List;

/** The functions on lists and maps, besides the macros. */
final class CollectionFunctions {

    private static final Class<?> L = Lists.class;
    private static final ParameterType N = ParameterType.LONG;

    private CollectionFunctions() {}

    static List<FunctionSpec> all() {
        return List.of(
                of(
                                "size",
                                "How many elements a list or map has, characters a text, bytes a"
                                        + " byte string.")
                        .gives(LONG, L, "size", LIST)
                        .gives(LONG, L, "size", MAP)
                        .gives(LONG, Texts.class, "size", ParameterType.STRING)
                        .gives(LONG, L, "size", ParameterType.BYTES)
                        .example("size(['a', 'b'])", "2")
                        .build(),
                of(
                                "get",
                                "The element at a position, counted from 0, or the value of a"
                                        + " key; null where there is none.")
                        .picks(CollectionFunctions::element, "element", L, "get", LIST, N)
                        .picks(
                                CollectionFunctions::value,
                                "value",
                                L,
                                "get",
                                MAP,
                                ParameterType.STRING)
                        .example("coalesce('a/b'.split('/').get(5), 'none')", "'none'")
                        .build(),
                of("keys", "The keys of a map.")
                        .gives(array(STRING), L, "keys", MAP)
                        .example("keys({'a': 1})", "['a']")
                        .build(),
                of("values", "The values of a map.")
                        .computes(
                                types -> array(((MapType) types.get(0)).value()),
                                "list",
                                L,
                                "values",
                                MAP)
                        .example("values({'a': 1})", "[1]")
                        .build(),
                of("distinct", "Each element once.")
                        .computes(types -> types.get(0), "list", L, "distinct", LIST)
                        .example("[1, 2, 1].distinct()", "[1, 2]")
                        .build(),
                of("slice", "From a position to before another, counted from 0.")
                        .computes(types -> types.get(0), "list", L, "slice", LIST, N, N)
                        .example("[1, 2, 3, 4].slice(1, 3)", "[2, 3]")
                        .build());
    }

    private static DataType element(List<DataType> types) {
        return ((ArrayType) types.get(0)).element().asNullable();
    }

    private static DataType value(List<DataType> types) {
        return ((MapType) types.get(0)).value().asNullable();
    }

    private static FunctionSpec.Builder of(String name, String description) {
        return function(Group.COLLECTIONS, name, description);
    }
}
