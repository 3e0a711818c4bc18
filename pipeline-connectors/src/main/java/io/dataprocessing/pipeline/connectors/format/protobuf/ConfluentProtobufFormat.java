package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryFormat;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.connectors.registry.PlannedSubject;
import io.dataprocessing.pipeline.connectors.registry.RegisteredSchema;
import io.dataprocessing.pipeline.connectors.registry.Registrar;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;
import java.util.List;
import java.util.Optional;

/**
 * The format {@code protobuf-confluent}: a message behind the id of the writer's schema in a
 * registry and the place of the message in it.
 */
public final class ConfluentProtobufFormat implements RegistryFormat<ConfluentProtobufOptions> {

    /** The registry's word for Protobuf. */
    static final String LANGUAGE = "PROTOBUF";

    /** The attribute that holds the text that's registered. */
    static final String TEXT = "text";

    /** The attribute that's there if a message was declared and not only a row type. */
    static final String NAMED = "named";

    /** For {@link java.util.ServiceLoader}. */
    public ConfluentProtobufFormat() {}

    @Override
    public String name() {
        return "protobuf-confluent";
    }

    @Override
    public String description() {
        return "A Protobuf message behind the id of its schema in a registry, as Confluent's"
                + " KafkaProtobufSerializer writes it.";
    }

    @Override
    public Class<ConfluentProtobufOptions> optionsType() {
        return ConfluentProtobufOptions.class;
    }

    @Override
    public FormatSchema planRead(
            ConfluentProtobufOptions options,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        if (declared.isEmpty()) {
            return subject(options)
                    .read(
                            options.message().orElse(""),
                            context,
                            registered -> read(options, registered));
        }
        RowType type = declared.get().type();
        try {
            Optional<SchemaDocument> document = document(declared);
            FormatSchema schema =
                    MessageText.schema(type, message(options, type, document, context));
            return document.isPresent() ? schema.with(NAMED, "true") : schema;
        } catch (SchemaException e) {
            context.problem("schema", e.getMessage());
            return FormatSchema.of(type);
        }
    }

    private static Optional<SchemaDocument> document(Optional<DeclaredSchema> declared) {
        return declared.flatMap(schema -> schema.document(ProtoSchemaFile.ENDINGS));
    }

    private static Descriptor message(
            ConfluentProtobufOptions options,
            RowType type,
            Optional<SchemaDocument> document,
            FormatContext context) {
        if (document.isPresent()) {
            return ProtoSchema.message(document.get());
        }
        return options.message()
                .map(name -> RowMessages.message(type.withName(name), name))
                .orElseGet(() -> RowMessages.message(type, RowMessages.name(context)));
    }

    private static FormatSchema read(
            ConfluentProtobufOptions options, RegisteredSchema registered) {
        FileDescriptor file = RegisteredText.parse(registered);
        Descriptor message = ProtoSchema.choose(List.of(file), options.message().orElse(""));
        return MessageText.schema(MessageTypes.rowType(message), message).with(NAMED, "true");
    }

    private PlannedSubject subject(ConfluentProtobufOptions options) {
        return new PlannedSubject(
                name(),
                LANGUAGE,
                options.subject(),
                options.subjectStrategy(),
                options.schemaVersion());
    }

    @Override
    public FormatSchema planWrite(
            ConfluentProtobufOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        try {
            Optional<SchemaDocument> document = document(declared);
            Descriptor message = message(options, type, document, context);
            FormatSchema schema =
                    MessageText.schema(type, message)
                            .with(TEXT, RegisteredText.of(message, document));
            return subject(options).write(message.getFullName(), context, schema);
        } catch (SchemaException e) {
            context.problem("schema", e.getMessage());
            return FormatSchema.of(type);
        }
    }

    @Override
    public Registration registration(ConfluentProtobufOptions options, FormatSchema schema) {
        return new Registration(
                schema.attribute(PlannedSubject.SUBJECT).orElseThrow(),
                LANGUAGE,
                schema.attribute(TEXT).orElseThrow(),
                options.autoRegister(),
                options.normalize());
    }

    @Override
    public SchemaRegistrar registrar(RegistrySettings registry) {
        return new Registrar(registry);
    }

    @Override
    public RowDecoder decoder(
            ConfluentProtobufOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentProtobufDecoder(
                schema, RegistryClient.forJob(runtime), runtime.schemas());
    }

    @Override
    public RowEncoder encoder(
            ConfluentProtobufOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentProtobufEncoder(
                schema, options.normalize(), RegistryClient.forJob(runtime));
    }
}
