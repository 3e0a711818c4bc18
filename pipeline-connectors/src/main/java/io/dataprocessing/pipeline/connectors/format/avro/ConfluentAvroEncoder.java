package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.connectors.registry.Framing;
import io.dataprocessing.pipeline.connectors.registry.PlannedSubject;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;
import java.util.Map;
import java.util.OptionalInt;

/** Encodes rows by a registered schema, behind its id. */
final class ConfluentAvroEncoder implements RowEncoder {

    private final FormatSchema schema;
    private final boolean normalize;
    private final RegistryClient registry;
    private final PayloadWriter writer;
    private byte[] header = {};

    ConfluentAvroEncoder(FormatSchema schema, boolean normalize, RegistryClient registry) {
        this.schema = schema;
        this.normalize = normalize;
        this.registry = registry;
        this.writer =
                new PayloadWriter(
                        AvroCodecs.unprefixedWriter(
                                AvroCodecs.parse(schema.text(), Map.of()), schema.type()));
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        if (header.length == 0) {
            header = Framing.header(id());
        }
        return writer.write(header, row);
    }

    private int id() {
        return schema.attribute(FormatSchema.ID).map(Integer::parseInt).orElseGet(this::lookUp);
    }

    private int lookUp() {
        String subject = schema.attribute(PlannedSubject.SUBJECT).orElseThrow();
        OptionalInt id =
                registry.idOf(subject, ConfluentAvroFormat.LANGUAGE, schema.text(), normalize);
        return id.orElseThrow(
                () ->
                        new UnavailableException(
                                "the schema that is written is not registered under subject '%s'; register it with 'pipeline schemas register'"
                                        .formatted(subject),
                                null));
    }
}
