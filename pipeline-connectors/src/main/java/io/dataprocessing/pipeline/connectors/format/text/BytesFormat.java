package io.dataprocessing.pipeline.connectors.format.text;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.format.Format;
import io.dataprocessing.pipeline.core.format.FormatContext;
import io.dataprocessing.pipeline.core.format.RowDecoder;
import io.dataprocessing.pipeline.core.format.RowEncoder;
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
    public RowType typeRead(
            TextOptions options, Optional<RowType> declared, FormatContext context) {
        return OneField.typeRead("bytes", DataTypes.BYTES, options, declared, context);
    }

    @Override
    public void checkWritable(TextOptions options, RowType type, FormatContext context) {
        OneField.checkWritable(
                "bytes",
                "a field of type bytes",
                fieldType -> fieldType.asRequired().equals(DataTypes.BYTES),
                type,
                context);
    }

    @Override
    public RowDecoder decoder(TextOptions options, RowType type) {
        return bytes -> Row.trusted(type, new Object[] {bytes});
    }

    @Override
    public RowEncoder encoder(TextOptions options, RowType type) {
        return row -> ((byte[]) OneField.value(row)).clone();
    }
}
