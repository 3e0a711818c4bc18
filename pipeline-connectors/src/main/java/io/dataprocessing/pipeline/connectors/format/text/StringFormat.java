package io.dataprocessing.pipeline.connectors.format.text;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The format {@code string}: a record is one text in UTF-8, which bad bytes make undecodable. */
public final class StringFormat implements Format<TextOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public StringFormat() {}

    @Override
    public String name() {
        return "string";
    }

    @Override
    public String description() {
        return "The record is one text in UTF-8; rows have one field. Writes any scalar as text.";
    }

    @Override
    public Class<TextOptions> optionsType() {
        return TextOptions.class;
    }

    @Override
    public FormatSchema planRead(
            TextOptions options, Optional<DeclaredSchema> declared, FormatContext context) {
        return OneField.planRead("string", DataTypes.STRING, options, declared, context);
    }

    @Override
    public FormatSchema planWrite(
            TextOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        return OneField.planWrite(
                "string", "a scalar field", StringFormat::isScalar, type, context);
    }

    private static boolean isScalar(DataType type) {
        return !(type instanceof ArrayType || type instanceof MapType || type instanceof RowType);
    }

    @Override
    public RowDecoder decoder(TextOptions options, FormatSchema schema, FormatRuntime runtime) {
        RowType type = schema.type();
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        return bytes -> {
            ByteBuffer input = ByteBuffer.wrap(bytes);
            try {
                return Row.trusted(type, new Object[] {utf8.decode(input).toString()});
            } catch (CharacterCodingException e) {
                throw new DecodeException("invalid UTF-8 at byte " + input.position());
            }
        };
    }

    @Override
    public RowEncoder encoder(TextOptions options, FormatSchema schema, FormatRuntime runtime) {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        return row -> {
            try {
                ByteBuffer output = utf8.encode(CharBuffer.wrap(text(OneField.value(row))));
                byte[] bytes = new byte[output.remaining()];
                output.get(bytes);
                return bytes;
            } catch (CharacterCodingException e) {
                throw new EncodeException(
                        "field '%s' holds half a character (a lone surrogate)"
                                .formatted(row.type().field(0).name()));
            }
        };
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value.toString();
    }
}
