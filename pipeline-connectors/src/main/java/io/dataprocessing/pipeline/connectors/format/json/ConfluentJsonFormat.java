package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.RowType;
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
import io.dataprocessing.pipeline.connectors.schema.JsonSchemaFile;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The format {@code json-confluent}: one JSON object a record, behind the id of its JSON Schema in
 * a registry. Objects are read as rows of the type that the pipeline was planned with, whichever
 * version they were written by: names decide.
 */
public final class ConfluentJsonFormat implements RegistryFormat<ConfluentJsonOptions> {

    /** The registry's word for JSON Schema. */
    static final String LANGUAGE = "JSON";

    private static final Pattern OTHER_FILE = Pattern.compile("\"\\$ref\"\\s*:\\s*\"[^#\"]");

    /** For {@link java.util.ServiceLoader}. */
    public ConfluentJsonFormat() {}

    @Override
    public String name() {
        return "json-confluent";
    }

    @Override
    public String description() {
        return "One JSON object a record behind the id of its JSON Schema in a registry, as"
                + " Confluent's KafkaJsonSchemaSerializer writes it.";
    }

    @Override
    public Class<ConfluentJsonOptions> optionsType() {
        return ConfluentJsonOptions.class;
    }

    @Override
    public FormatSchema planRead(
            ConfluentJsonOptions options,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        FormatSchema schema =
                declared.map(given -> FormatSchema.of(given.type()))
                        .orElseGet(
                                () ->
                                        subject(options)
                                                .read(
                                                        options.recordName().orElse(""),
                                                        context,
                                                        ConfluentJsonFormat::read));
        if (schema.type().size() > 0) {
            JsonTextFields.check(options.jsonText(), schema.type(), context);
        }
        return schema;
    }

    private static FormatSchema read(RegisteredSchema registered) {
        return FormatSchema.of(new JsonSchemaFile().read(new RegisteredDocument(registered)));
    }

    @Override
    public FormatSchema planWrite(
            ConfluentJsonOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        JsonTextFields.check(options.jsonText(), type, context);
        RowType named = options.recordName().map(type::withName).orElse(type);
        String text =
                declared.flatMap(ConfluentJsonFormat::own)
                        .orElseGet(() -> JsonSchemaText.of(named, options.rules()));
        return subject(options).write(named.name(), context, FormatSchema.of(type, text));
    }

    /** The declared file, if it's a whole schema that stands alone. */
    private static Optional<String> own(DeclaredSchema declared) {
        return declared.document(".schema.json", ".jsonschema")
                .filter(document -> document.fragment().isEmpty())
                .map(SchemaDocument::text)
                .filter(text -> !OTHER_FILE.matcher(text).find());
    }

    private PlannedSubject subject(ConfluentJsonOptions options) {
        return new PlannedSubject(
                name(),
                LANGUAGE,
                options.subject(),
                options.subjectStrategy(),
                options.schemaVersion());
    }

    @Override
    public Registration registration(ConfluentJsonOptions options, FormatSchema schema) {
        return new Registration(
                schema.attribute(PlannedSubject.SUBJECT).orElseThrow(),
                LANGUAGE,
                schema.text(),
                options.autoRegister(),
                options.normalize());
    }

    @Override
    public SchemaRegistrar registrar(RegistrySettings registry) {
        return new Registrar(registry);
    }

    @Override
    public RowDecoder decoder(
            ConfluentJsonOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentJsonDecoder(
                ObjectDecoder.of(
                        options.rules(),
                        options.validation(),
                        options.maxDepth(),
                        schema.type(),
                        runtime),
                RegistryClient.forJob(runtime),
                runtime.schemas());
    }

    @Override
    public RowEncoder encoder(
            ConfluentJsonOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentJsonEncoder(
                new JsonEncoder(options.rules(), options.maxDepth(), schema.type()),
                schema,
                options.normalize(),
                RegistryClient.forJob(runtime));
    }
}
