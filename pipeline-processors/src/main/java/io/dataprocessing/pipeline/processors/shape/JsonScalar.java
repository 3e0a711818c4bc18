package io.dataprocessing.pipeline.processors.shape;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.processors.value.Cast;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Base64;
import java.util.Optional;

/** Reads numbers, texts and truth values of JSON as the types that they stand for, exactly. */
final class JsonScalar {

    private JsonScalar() {}

    /** The value at which the parser is, which isn't null. */
    static Object read(JsonParser json, DataType type, String path) throws IOException {
        try {
            if (type instanceof DecimalType decimal) {
                return decimal(json, decimal);
            }
            return type instanceof ScalarType scalar
                    ? scalar(json, scalar.kind())
                    : text(json, (EnumType) type);
        } catch (ArithmeticException | IllegalArgumentException | EvaluationException e) {
            throw JsonObjectParser.refused(path, "is no " + type.asRequired());
        }
    }

    private static Object scalar(JsonParser json, ScalarType.Kind kind) throws IOException {
        return switch (kind) {
            case BOOLEAN -> truth(json);
            case INT -> number(json).intValueExact();
            case LONG -> number(json).longValueExact();
            case FLOAT -> number(json).floatValue();
            case DOUBLE -> number(json).doubleValue();
            case STRING -> text(json);
            case BYTES -> Base64.getDecoder().decode(text(json));
            case DATE -> text(json, DataTypes.DATE);
            case TIME -> text(json, DataTypes.TIME);
            case TIMESTAMP -> text(json, DataTypes.TIMESTAMP);
            case DURATION -> text(json, DataTypes.DURATION);
        };
    }

    private static boolean truth(JsonParser json) {
        if (!json.currentToken().isBoolean()) {
            throw new IllegalArgumentException("no truth value");
        }
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    private static BigDecimal number(JsonParser json) throws IOException {
        if (!json.currentToken().isNumeric()) {
            throw new IllegalArgumentException("no number");
        }
        return json.getDecimalValue();
    }

    private static BigDecimal decimal(JsonParser json, DecimalType type) throws IOException {
        BigDecimal number = number(json);
        if (Math.abs((long) number.scale()) > DecimalType.MAX_PRECISION + number.precision()) {
            throw new ArithmeticException("too many digits");
        }
        BigDecimal scaled = number.setScale(type.scale(), RoundingMode.UNNECESSARY);
        if (!type.fits(scaled)) {
            throw new ArithmeticException("too many digits");
        }
        return scaled;
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("no text");
        }
        return json.getText();
    }

    private static Object text(JsonParser json, DataType type) throws IOException {
        Optional<Cast> cast = Cast.of(DataTypes.STRING, type);
        return cast.orElseThrow().of("", text(json));
    }
}
