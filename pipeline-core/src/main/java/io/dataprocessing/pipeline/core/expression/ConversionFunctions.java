package io.dataprocessing.pipeline.core.expression;

import static io.dataprocessing.pipeline.api.data.DataTypes.BOOLEAN;
import static io.dataprocessing.pipeline.api.data.DataTypes.BYTES;
import static io.dataprocessing.pipeline.api.data.DataTypes.DOUBLE;
import static io.dataprocessing.pipeline.api.data.DataTypes.FLOAT;
import static io.dataprocessing.pipeline.api.data.DataTypes.INT;
import static io.dataprocessing.pipeline.api.data.DataTypes.LONG;
import static io.dataprocessing.pipeline.api.data.DataTypes.STRING;
import static io.dataprocessing.pipeline.core.expression.FunctionSpec.function;

import io.dataprocessing.pipeline.core.expression.FunctionSpec.Group;
import io.dataprocessing.pipeline.core.expression.function.Conversions;
import io.dataprocessing.pipeline.core.expression.function.Times;
import java.util.List;

/** The conversions between scalar types other than times. */
final class ConversionFunctions {

    private static final Class<?> C = Conversions.class;

    private ConversionFunctions() {}

    static List<FunctionSpec> all() {
        return List.of(
                of("bool", "True or false from text: true, false, 1, 0, t, f.")
                        .gives(BOOLEAN, C, "toBoolean", ParameterType.BOOLEAN)
                        .mayFail(BOOLEAN, C, "toBoolean", ParameterType.STRING)
                        .example("bool('true')", "true")
                        .build(),
                of("int", "A 32-bit integer, cut towards zero.")
                        .mayFail(INT, C, "toInt", ParameterType.LONG)
                        .mayFail(INT, C, "toInt", ParameterType.DECIMAL)
                        .mayFail(INT, C, "toInt", ParameterType.DOUBLE)
                        .mayFail(INT, C, "toInt", ParameterType.STRING)
                        .example("int(3.9)", "3")
                        .build(),
                of(
                                "long",
                                "A 64-bit integer, cut towards zero; of a timestamp the seconds"
                                        + " since 1970.")
                        .gives(LONG, C, "toLong", ParameterType.LONG)
                        .mayFail(LONG, C, "toLong", ParameterType.DECIMAL)
                        .mayFail(LONG, C, "toLong", ParameterType.DOUBLE)
                        .mayFail(LONG, C, "toLong", ParameterType.STRING)
                        .gives(LONG, Times.class, "toSeconds", ParameterType.TIMESTAMP)
                        .example("long('42')", "42")
                        .build(),
                of("float", "The nearest 32-bit floating-point number.")
                        .gives(FLOAT, C, "toFloat", ParameterType.DOUBLE)
                        .mayFail(FLOAT, C, "toFloat", ParameterType.STRING)
                        .example("float(2.5)", "2.5")
                        .build(),
                of("double", "The nearest 64-bit floating-point number.")
                        .gives(DOUBLE, C, "toDouble", ParameterType.DOUBLE)
                        .mayFail(DOUBLE, C, "toDouble", ParameterType.STRING)
                        .example("double('2.5')", "2.5")
                        .build(),
                of("string", "The value as text; bytes are read as UTF-8.")
                        .gives(STRING, C, "toString", ParameterType.STRING)
                        .gives(STRING, C, "toString", ParameterType.BOOLEAN)
                        .gives(STRING, C, "toString", ParameterType.LONG)
                        .gives(STRING, C, "toString", ParameterType.DECIMAL)
                        .gives(STRING, C, "toString", ParameterType.FLOAT)
                        .gives(STRING, C, "toString", ParameterType.DOUBLE)
                        .mayFail(STRING, C, "toString", ParameterType.BYTES)
                        .gives(STRING, C, "toString", ParameterType.DURATION)
                        .gives(STRING, C, "toString", ParameterType.TIMESTAMP)
                        .gives(STRING, C, "toString", ParameterType.DATE)
                        .gives(STRING, C, "toString", ParameterType.TIME)
                        .example("string(42)", "'42'")
                        .build(),
                of("bytes", "The UTF-8 bytes of a text.")
                        .gives(BYTES, C, "toBytes", ParameterType.BYTES)
                        .gives(BYTES, C, "toBytes", ParameterType.STRING)
                        .example("bytes('ab')", "b'ab'")
                        .build());
    }

    private static FunctionSpec.Builder of(String name, String description) {
        return function(Group.CONVERSIONS, name, description);
    }
}
