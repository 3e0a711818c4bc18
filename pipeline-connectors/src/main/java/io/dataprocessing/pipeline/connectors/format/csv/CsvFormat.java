package io.dataprocessing.pipeline.connectors.format.csv;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.ScalarText;
import java.util.Optional;

/**
 * The format {@code csv}: one line of values a record.
 *
 * <p>Lines are split by code of our own: the libraries at hand take a quote that is never closed
 * and a quote in the midst of a value for text, so that a record which was cut off would pass.
 */
public final class CsvFormat implements Format<CsvOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public CsvFormat() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "One line of values a record (RFC 4180), read strictly; columns in the order of the"
                + " schema, or named by a header.";
    }

    @Override
    public Class<CsvOptions> optionsType() {
        return CsvOptions.class;
    }

    @Override
    public FormatSchema planRead(
            CsvOptions options, Optional<DeclaredSchema> declared, FormatContext context) {
        if (declared.isEmpty()) {
            context.problem(
                    "schema",
                    "format 'csv' needs a schema: fields, the path of a schema file, or a class.");
        }
        RowType type = declared.map(DeclaredSchema::type).orElseGet(RowType::of);
        check(type, "schema", context);
        return FormatSchema.of(type);
    }

    @Override
    public FormatSchema planWrite(
            CsvOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        check(type, "format", context);
        return FormatSchema.of(type);
    }

    private static void check(RowType type, String option, FormatContext context) {
        for (Field field : type.fields()) {
            if (!ScalarText.has(field.type())) {
                context.problem(
                        option,
                        "field '%s' is %s, which has no place in one column. Format 'csv' holds scalars, decimals and enums; leave the field out with a step 'map', or use format 'json'."
                                .formatted(field.name(), field.type()));
            }
        }
    }

    @Override
    public RowDecoder decoder(CsvOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new CsvDecoder(options, schema.type());
    }

    @Override
    public RowEncoder encoder(CsvOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new CsvEncoder(options, schema.type());
    }
}
