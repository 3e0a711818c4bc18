package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.util.Optional;

/**
 * The format {@code avro}: records in Avro's binary encoding, all by the schema that the pipeline
 * declares, in an Avro file or otherwise.
 */
public final class AvroFormat implements Format<AvroOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public AvroFormat() {}

    @Override
    public String name() {
        return "avro";
    }

    @Override
    public String description() {
        return "Avro's binary encoding by the declared schema, bare or as single objects. Read"
                + " strictly: bytes behind the record and bad lengths are errors.";
    }

    @Override
    public Class<AvroOptions> optionsType() {
        return AvroOptions.class;
    }

    @Override
    public FormatSchema planRead(
            AvroOptions options, Optional<DeclaredSchema> declared, FormatContext context) {
        if (declared.isEmpty()) {
            context.problem(
                    "schema",
                    "format 'avro' needs the schema that records were written by: the path of an .avsc file, fields, or a class.");
            return FormatSchema.of(RowType.of());
        }
        AvroPlanning planning = planning(options, context);
        return planning.ofFile(declared).orElseGet(() -> planning.ofType(declared.get().type()));
    }

    @Override
    public FormatSchema planWrite(
            AvroOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        AvroPlanning planning = planning(options, context);
        return planning.write(type, declared);
    }

    private static AvroPlanning planning(AvroOptions options, FormatContext context) {
        return new AvroPlanning(options.field(), options.recordName(), context);
    }

    @Override
    public RowDecoder decoder(AvroOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new AvroDecoder(options.encoding(), schema, runtime.lazyRows());
    }

    @Override
    public RowEncoder encoder(AvroOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new AvroEncoder(options.encoding(), schema);
    }
}
