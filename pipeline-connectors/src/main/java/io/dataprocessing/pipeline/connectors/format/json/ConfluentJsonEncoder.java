package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.connectors.registry.Framing;
import io.dataprocessing.pipeline.connectors.registry.PlannedSubject;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;

/** Writes objects behind the id of their schema. */
final class ConfluentJsonEncoder implements RowEncoder {

    private final JsonEncoder json;
    private final FormatSchema schema;
    private final boolean normalize;
    private final RegistryClient registry;
    private byte[] header = {};

    ConfluentJsonEncoder(
            JsonEncoder json, FormatSchema schema, boolean normalize, RegistryClient registry) {
        this.json = requireNonNull(json, "json");
        this.schema = requireNonNull(schema, "schema");
        this.normalize = normalize;
        this.registry = requireNonNull(registry, "registry");
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        if (header.length == 0) {
            header = Framing.header(id());
        }
        return json.encode(header, row);
    }

    private int id() {
        return schema.attribute(FormatSchema.ID).map(Integer::parseInt).orElseGet(this::lookUp);
    }

    private int lookUp() {
        String subject = schema.attribute(PlannedSubject.SUBJECT).orElseThrow();
        return registry.idOf(subject, ConfluentJsonFormat.LANGUAGE, schema.text(), normalize)
                .orElseThrow(
                        () ->
                                new UnavailableException(
                                        "the schema that is written is not registered under subject '%s'; register it with 'pipeline schemas register'"
                                                .formatted(subject),
                                        null));
    }
}
