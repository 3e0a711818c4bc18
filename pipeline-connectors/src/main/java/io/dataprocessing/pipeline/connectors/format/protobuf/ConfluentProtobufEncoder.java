package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.connectors.registry.Framing;
import io.dataprocessing.pipeline.connectors.registry.PlannedSubject;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;
import java.util.Arrays;
import java.util.Optional;

/** Encodes rows as messages, behind the id of their schema and what message of it they are. */
final class ConfluentProtobufEncoder implements RowEncoder {

    private final FormatSchema schema;
    private final boolean normalize;
    private final RegistryClient registry;
    private Optional<ProtobufEncoder> encoder = Optional.empty();

    ConfluentProtobufEncoder(FormatSchema schema, boolean normalize, RegistryClient registry) {
        this.schema = schema;
        this.normalize = normalize;
        this.registry = registry;
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        if (encoder.isEmpty()) {
            Descriptor message = MessageText.message(schema);
            byte[] indexes = MessageIndexes.of(message);
            byte[] prefix =
                    Arrays.copyOf(Framing.header(id()), Framing.HEADER_SIZE + indexes.length);
            System.arraycopy(indexes, 0, prefix, Framing.HEADER_SIZE, indexes.length);
            MessageWriter writer = MessageWriters.of(message, schema.type());
            encoder = Optional.of(new ProtobufEncoder(writer, prefix));
        }
        return encoder.get().encode(row);
    }

    private int id() {
        return schema.attribute(FormatSchema.ID).map(Integer::parseInt).orElseGet(this::lookUp);
    }

    private int lookUp() {
        String subject = schema.attribute(PlannedSubject.SUBJECT).orElseThrow();
        String text = schema.attribute(ConfluentProtobufFormat.TEXT).orElseThrow();
        return registry.idOf(subject, ConfluentProtobufFormat.LANGUAGE, text, normalize)
                .orElseThrow(
                        () ->
                                new UnavailableException(
                                        "the schema that is written is not registered under subject"
                                                + " '%s'; register it with 'pipeline schemas register'"
                                                        .formatted(subject),
                                        null));
    }
}
