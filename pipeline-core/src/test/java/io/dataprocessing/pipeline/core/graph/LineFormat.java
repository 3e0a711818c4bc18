package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.data.DataTypes;
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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/** Fields of strings and longs with a bar between; a row that says "unwritable" can't be. */
public final class LineFormat implements Format<LineFormat.Options> {

    record Options() {}

    @Override
    public String name() {
        return "line";
    }

    @Override
    public String description() {
        return "Lines.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public FormatSchema planRead(
            Options options, Optional<DeclaredSchema> declared, FormatContext context) {
        return FormatSchema.of(declared.orElseThrow().type());
    }

    @Override
    public FormatSchema planWrite(
            Options options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        return FormatSchema.of(type);
    }

    @Override
    public RowDecoder decoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        return bytes -> decode(new String(bytes, StandardCharsets.UTF_8), schema.type());
    }

    private static Row decode(String line, RowType type) throws DecodeException {
        String[] parts = line.split("\\|", -1);
        if (parts.length != type.size()) {
            throw new DecodeException("%d fields, not %d".formatted(parts.length, type.size()));
        }
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] =
                    type.field(i).type().equals(DataTypes.LONG)
                            ? (Object) Long.parseLong(parts[i])
                            : parts[i];
        }
        return Row.of(type, values);
    }

    @Override
    public RowEncoder encoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        return LineFormat::encode;
    }

    private static byte[] encode(Row row) throws EncodeException {
        StringJoiner line = new StringJoiner("|");
        for (int i = 0; i < row.type().size(); i++) {
            if ("unwritable".equals(row.get(i))) {
                throw new EncodeException("can't be written");
            }
            line.add(String.valueOf(row.get(i)));
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }
}
