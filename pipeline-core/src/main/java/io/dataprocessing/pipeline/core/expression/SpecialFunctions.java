package io.dataprocessing.pipeline.core.expression;

import static io.dataprocessing.pipeline.core.expression.FunctionSpec.function;

import io.dataprocessing.pipeline.core.expression.FunctionSpec.Group;
import java.util.List;

/** The functions that have rules of their own about nulls, errors, names or types. */
final class SpecialFunctions {

    private SpecialFunctions() {}

    static List<FunctionSpec> all() {
        return List.of(
                function(
                                Group.NULLS,
                                "has",
                                "Whether a field, or a key of a map, is there and isn't null.")
                        .form("has(field) → boolean")
                        .form("has(map.key) → boolean")
                        .example("has({'a': 1}.b)", "false")
                        .build(),
                function(
                                Group.NULLS,
                                "coalesce",
                                "The first value that isn't null; the ones after it aren't"
                                        + " evaluated.")
                        .form("coalesce(value, value, …) → their common type")
                        .example("coalesce(null, 5)", "5")
                        .build(),
                function(
                                Group.NULLS,
                                "try",
                                "The value of an expression, or null where it ends in an error.")
                        .form("try(expression) → its type, nullable")
                        .example("coalesce(try(long('12a')), -1)", "-1")
                        .build(),
                function(
                                Group.NULLS,
                                "dyn",
                                "Its argument; for expressions that were written for other CEL"
                                        + " systems.")
                        .form("dyn(value) → its type")
                        .example("dyn(5)", "5")
                        .build(),
                function(
                                Group.CONVERSIONS,
                                "decimal",
                                "A number or text as an exact decimal, rounded half up to the"
                                        + " scale.")
                        .form("decimal(number or string, precision, scale) → decimal")
                        .example("string(decimal(2.345, 10, 2))", "'2.35'")
                        .build(),
                function(Group.TEXT, "concat", "The values as one text; null where one is null.")
                        .form("concat(value, value, …) → string")
                        .example("concat('order ', 42)", "'order 42'")
                        .build(),
                function(Group.NUMBERS, "greatest", "The largest value; null where one is null.")
                        .form("greatest(value, value, …) → their common type")
                        .example("greatest(3, 7, 5)", "7")
                        .build(),
                function(Group.NUMBERS, "least", "The smallest value; null where one is null.")
                        .form("least(value, value, …) → their common type")
                        .example("least(3, 7, 5)", "3")
                        .build(),
                function(
                                Group.COLLECTIONS,
                                "all",
                                "Whether a condition holds for every element of a list or key of"
                                        + " a map.")
                        .form("list.all(x, condition) → boolean")
                        .example("[1, 2, 3].all(x, x > 0)", "true")
                        .build(),
                function(
                                Group.COLLECTIONS,
                                "exists",
                                "Whether a condition holds for at least one element or key.")
                        .form("list.exists(x, condition) → boolean")
                        .example("[1, 2, 3].exists(x, x > 2)", "true")
                        .build(),
                function(
                                Group.COLLECTIONS,
                                "exists_one",
                                "Whether a condition holds for exactly one element or key.")
                        .form("list.exists_one(x, condition) → boolean")
                        .example("[1, 2, 3].exists_one(x, x > 1)", "false")
                        .build(),
                function(
                                Group.COLLECTIONS,
                                "filter",
                                "The elements or keys for which a condition holds.")
                        .form("list.filter(x, condition) → list")
                        .example("[1, 2, 3].filter(x, x > 1)", "[2, 3]")
                        .build(),
                function(
                                Group.COLLECTIONS,
                                "map",
                                "What an expression gives for each element or key; of those that"
                                        + " fulfil a condition, where one is given.")
                        .form("list.map(x, expression) → list")
                        .form("list.map(x, condition, expression) → list")
                        .example("[1, 2, 3].map(x, x * 10)", "[10, 20, 30]")
                        .example("[1, 2, 3].map(x, x > 1, x * 10)", "[20, 30]")
                        .build());
    }
}
