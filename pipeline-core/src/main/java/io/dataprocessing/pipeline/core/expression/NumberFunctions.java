package io.dataprocessing.pipeline.core.expression;

import static io.dataprocessing.pipeline.api.data.DataTypes.BOOLEAN;
import static io.dataprocessing.pipeline.api.data.DataTypes.DOUBLE;
import static io.dataprocessing.pipeline.api.data.DataTypes.LONG;
import static io.dataprocessing.pipeline.core.expression.FunctionSpec.function;
import static io.dataprocessing.pipeline.core.expression.ParameterType.DECIMAL;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.core.expression.FunctionSpec.Group;
import io.dataprocessing.pipeline.core.expression.function.Conversions;
import io.dataprocessing.pipeline.core.expression.function.Decimals;
import io.dataprocessing.pipeline.core.expression.function.Numbers;
import java.util.List;

/** The functions on numbers. */
final class NumberFunctions {

    private static final Class<?> N = Numbers.class;
    private static final Class<?> D = Decimals.class;
    private static final ParameterType L = ParameterType.LONG;
    private static final ParameterType F = ParameterType.DOUBLE;

    private NumberFunctions() {}

    static List<FunctionSpec> all() {
        return List.of(
                of("abs", "The number without its sign.")
                        .mayFail(LONG, N, "abs", L)
                        .computes(arguments -> arguments.get(0), "decimal", D, "abs", DECIMAL)
                        .gives(DOUBLE, N, "abs", F)
                        .example("abs(-5)", "5")
                        .build(),
                whole("ceil", "The next whole number upwards.").example("ceil(2.1)", "3.0").build(),
                whole("floor", "The next whole number downwards.")
                        .example("floor(-2.1)", "-3.0")
                        .build(),
                whole(
                                "round",
                                "The nearest whole number, halves away from zero; also"
                                        + " at a number of digits behind the point.")
                        .computes(NumberFunctions::oneDigitMore, "decimal", D, "round", DECIMAL, L)
                        .gives(DOUBLE, N, "round", F, L)
                        .example("round(2.5)", "3.0")
                        .example("round(2.345, 2)", "2.35")
                        .build(),
                of("mod", "The remainder of a division, with the sign of the first number.")
                        .mayFail(LONG, N, "remainder", L, L)
                        .gives(DOUBLE, N, "remainder", F, F)
                        .example("mod(-7, 3)", "-1")
                        .build(),
                of("power", "A number raised to another.")
                        .gives(DOUBLE, N, "power", F, F)
                        .example("power(2, 10)", "1024.0")
                        .build(),
                of("sqrt", "The square root; NaN of a negative number.")
                        .gives(DOUBLE, N, "sqrt", F)
                        .example("sqrt(9)", "3.0")
                        .build(),
                of("exp", "e raised to a number.")
                        .gives(DOUBLE, N, "exp", F)
                        .example("exp(0)", "1.0")
                        .build(),
                of("ln", "The natural logarithm.")
                        .gives(DOUBLE, N, "ln", F)
                        .example("ln(1)", "0.0")
                        .build(),
                of("log10", "The logarithm to base 10.")
                        .gives(DOUBLE, N, "log10", F)
                        .example("log10(1000)", "3.0")
                        .build(),
                of("sign", "-1, 0 or 1.")
                        .gives(LONG, N, "sign", L)
                        .gives(LONG, D, "sign", DECIMAL)
                        .gives(DOUBLE, N, "sign", F)
                        .example("sign(-0.5)", "-1.0")
                        .build(),
                of("isNaN", "Whether a floating-point number is no number.")
                        .gives(BOOLEAN, N, "isNan", F)
                        .example("isNaN(0.0 / 0.0)", "true")
                        .build(),
                of("isInfinite", "Whether a floating-point number is infinite.")
                        .gives(BOOLEAN, N, "isInfinite", F)
                        .example("isInfinite(1.0 / 0.0)", "true")
                        .build());
    }

    private static FunctionSpec.Builder whole(String name, String description) {
        return of(name, description)
                .gives(LONG, Conversions.class, "toLong", L)
                .computes(NumberFunctions::withoutFraction, "decimal", D, name, DECIMAL)
                .gives(DOUBLE, N, name, F);
    }

    private static DataType withoutFraction(List<DataType> arguments) {
        DecimalType type = (DecimalType) arguments.get(0);
        int whole = Math.min(DecimalType.MAX_PRECISION, type.precision() - type.scale() + 1);
        return DataTypes.decimal(whole, 0);
    }

    /** 9.99 may become 10.00. */
    private static DataType oneDigitMore(List<DataType> arguments) {
        DecimalType type = (DecimalType) arguments.get(0);
        int precision = Math.min(DecimalType.MAX_PRECISION, type.precision() + 1);
        return DataTypes.decimal(precision, type.scale());
    }

    private static FunctionSpec.Builder of(String name, String description) {
        return function(Group.NUMBERS, name, description);
    }
}
