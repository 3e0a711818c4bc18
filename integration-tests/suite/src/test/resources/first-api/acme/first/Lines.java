package acme.first;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A format: lines that begin with a mark. */
public final class Lines implements Format<Lines.Options> {

    public record Options() {}

    @Override
    public String name() {
        return "first-lines";
    }

    @Override
    public String description() {
        return "A line of text behind a mark.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public FormatSchema planRead(
            Options options, Optional<DeclaredSchema> declared, FormatContext context) {
        return FormatSchema.of(RowType.builder().field("line", DataTypes.STRING).build());
    }

    @Override
    public FormatSchema planWrite(
            Options options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        if (type.size() != 1) {
            context.problem("format", "has one field.");
        }
        return FormatSchema.of(type);
    }

    @Override
    public RowDecoder decoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        return bytes -> {
            String line = new String(bytes, StandardCharsets.UTF_8);
            if (!line.startsWith(">")) {
                throw new DecodeException("has no mark");
            }
            return Row.of(schema.type(), line.substring(1));
        };
    }

    @Override
    public RowEncoder encoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        return row -> (">" + row.getString(0)).getBytes(StandardCharsets.UTF_8);
    }
}
