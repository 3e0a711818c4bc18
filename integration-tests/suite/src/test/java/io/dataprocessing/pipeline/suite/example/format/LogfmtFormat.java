package io.dataprocessing.pipeline.suite.example.format;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import java.util.Optional;

/** The format {@code logfmt}: {@code level="warn" code=17 retried=true}. */
public final class LogfmtFormat implements Format<LogfmtFormat.Options> {

    /** The options beside {@code format} and {@code schema}. */
    @Description("Pairs of names and values.")
    public record Options(
            @Description("Whether names that the schema doesn't have are refused.")
                    @Default("false")
                    boolean strict) {}

    @Override
    public String name() {
        return "logfmt";
    }

    @Override
    public String description() {
        return "Pairs of names and values with spaces between, texts in quotes.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public FormatSchema planRead(
            Options options, Optional<DeclaredSchema> declared, FormatContext context) {
        if (declared.isEmpty()) {
            context.problem("schema", "format 'logfmt' needs a schema.");
        }
        RowType type = declared.map(DeclaredSchema::type).orElseGet(RowType::of);
        check(type, "schema", context);
        return FormatSchema.of(type);
    }

    @Override
    public FormatSchema planWrite(
            Options options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        check(type, "format", context);
        return FormatSchema.of(type);
    }

    private static void check(RowType type, String option, FormatContext context) {
        for (Field field : type.fields()) {
            if (!holds(field.type())) {
                context.problem(
                        option,
                        "field '%s' is %s; format 'logfmt' holds string, long and boolean."
                                .formatted(field.name(), field.type()));
            }
        }
    }

    /** Whether the format can hold a type. */
    public static boolean holds(DataType type) {
        DataType required = type.withNullable(false);
        return required.equals(DataTypes.STRING)
                || required.equals(DataTypes.LONG)
                || required.equals(DataTypes.BOOLEAN);
    }

    @Override
    public RowDecoder decoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        return new LogfmtDecoder(schema.type(), options.strict());
    }

    @Override
    public RowEncoder encoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        return new LogfmtEncoder(schema.type());
    }
}
