package io.dataprocessing.pipeline.connectors.format.text;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.util.Optional;

/** The format {@code bytes}: a record is what it is. */
public final class BytesFormat implements Format<TextOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public BytesFormat() {}

    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public String description() {
        return "The record is taken as it is, byte for byte; rows have one field of type bytes.";
    }

    @Override
    public Class<TextOptions> optionsType() {
        return TextOptions.class;
    }

    @Override
    public FormatSchema planRead(
            TextOptions options, Optional<DeclaredSchema> declared, FormatContext context) {
        return OneField.planRead("bytes", DataTypes.BYTES, options, declared, context);
    }

    @Override
    public FormatSchema planWrite(
            TextOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        return OneField.planWrite(
                "bytes",
                "a field of type bytes",
                fieldType -> fieldType.asRequired().equals(DataTypes.BYTES),
                type,
                context);
    }

    @Override
    public RowDecoder decoder(TextOptions options, FormatSchema schema, FormatRuntime runtime) {
        return bytes -> Row.trusted(schema.type(), new Object[] {bytes});
    }

    @Override
    public RowEncoder encoder(TextOptions options, FormatSchema schema, FormatRuntime runtime) {
        return row -> ((byte[]) OneField.value(row)).clone();
    }
}
