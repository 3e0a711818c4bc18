package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.connectors.registry.Registrar;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;
import io.dataprocessing.pipeline.connectors.registry.SubjectVersion;
import io.dataprocessing.pipeline.connectors.schema.JsonSchemaFile;
import io.dataprocessing.pipeline.core.format.DeclaredSchema;
import io.dataprocessing.pipeline.core.format.FormatContext;
import io.dataprocessing.pipeline.core.format.FormatRuntime;
import io.dataprocessing.pipeline.core.format.FormatSchema;
import io.dataprocessing.pipeline.core.format.Registration;
import io.dataprocessing.pipeline.core.format.RegistryFormat;
import io.dataprocessing.pipeline.core.format.RegistrySettings;
import io.dataprocessing.pipeline.core.format.RowDecoder;
import io.dataprocessing.pipeline.core.format.RowEncoder;
import io.dataprocessing.pipeline.core.format.SchemaDocument;
import io.dataprocessing.pipeline.core.format.SchemaRegistrar;
import io.dataprocessing.pipeline.core.format.UnavailableException;
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

    /** The attribute that holds the subject. */
    static final String SUBJECT = "subject";

    private static final String VERSION = "version";
    private static final String LATEST = "latest";
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
                        .orElseGet(() -> ofSubject(options, context));
        if (schema.type().size() > 0) {
            JsonTextFields.check(options.jsonText(), schema.type(), context);
        }
        return schema;
    }

    private static FormatSchema ofSubject(ConfluentJsonOptions options, FormatContext context) {
        Optional<String> subject = subject(options, options.recordName().orElse(""), context);
        if (subject.isEmpty() || context.registry().isEmpty()) {
            return FormatSchema.of(RowType.of());
        }
        RegistrySettings registry = context.registry().get();
        try {
            return version(options, RegistryClient.forClient(registry), subject.get())
                    .map(found -> ofVersion(found, context))
                    .orElseGet(() -> missing(options, registry, subject.get(), context));
        } catch (UnavailableException e) {
            context.unavailable(e.getMessage());
            return FormatSchema.of(RowType.of());
        }
    }

    private static Optional<SubjectVersion> version(
            ConfluentJsonOptions options, RegistryClient client, String subject) {
        return options.schemaVersion().equals(LATEST)
                ? client.latest(subject)
                : client.version(subject, Integer.parseInt(options.schemaVersion()));
    }

    private static FormatSchema missing(
            ConfluentJsonOptions options,
            RegistrySettings registry,
            String subject,
            FormatContext context) {
        context.problem(
                SUBJECT,
                "registry %s has no %s of subject '%s'. Register a schema there, set 'subject', or declare 'schema'."
                        .formatted(
                                registry.url(),
                                options.schemaVersion().equals(LATEST)
                                        ? VERSION
                                        : VERSION + " " + options.schemaVersion(),
                                subject));
        return FormatSchema.of(RowType.of());
    }

    private static FormatSchema ofVersion(SubjectVersion found, FormatContext context) {
        String place = "version %d of subject '%s'".formatted(found.version(), found.subject());
        if (!found.schema().language().equals(LANGUAGE)) {
            context.problem(
                    "format",
                    "%s is a schema in %s; format 'json-confluent' reads JSON."
                            .formatted(place, found.schema().language()));
            return FormatSchema.of(RowType.of());
        }
        try {
            RowType type = new JsonSchemaFile().read(new RegisteredDocument(found.schema()));
            return FormatSchema.of(type)
                    .with(SUBJECT, found.subject())
                    .with(VERSION, Integer.toString(found.version()));
        } catch (SchemaException e) {
            context.problem(SUBJECT, "%s: %s".formatted(place, e.getMessage()));
            return FormatSchema.of(RowType.of());
        }
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
        FormatSchema schema = FormatSchema.of(type, text);
        return subject(options, named.name(), context)
                .map(subject -> schema.with(SUBJECT, subject))
                .orElse(schema);
    }

    /** The declared file, if it's a whole schema that stands alone. */
    private static Optional<String> own(DeclaredSchema declared) {
        return declared.document(".schema.json", ".jsonschema")
                .filter(document -> document.fragment().isEmpty())
                .map(SchemaDocument::text)
                .filter(text -> !OTHER_FILE.matcher(text).find());
    }

    private static Optional<String> subject(
            ConfluentJsonOptions options, String recordName, FormatContext context) {
        return options.subjectStrategy().subject(options.subject(), context, recordName);
    }

    @Override
    public Registration registration(ConfluentJsonOptions options, FormatSchema schema) {
        return new Registration(
                schema.attribute(SUBJECT).orElseThrow(),
                LANGUAGE,
                schema.text(),
                options.autoRegister());
    }

    @Override
    public SchemaRegistrar registrar(RegistrySettings registry) {
        return new Registrar(registry);
    }

    @Override
    public RowDecoder decoder(
            ConfluentJsonOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentJsonDecoder(
                new JsonDecoder(options.rules(), options.maxDepth(), schema.type()),
                RegistryClient.forJob(registry(runtime)),
                runtime.schemas());
    }

    @Override
    public RowEncoder encoder(
            ConfluentJsonOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentJsonEncoder(
                new JsonEncoder(options.rules(), options.maxDepth(), schema.type()),
                schema,
                options.normalize(),
                RegistryClient.forJob(registry(runtime)));
    }

    private static RegistrySettings registry(FormatRuntime runtime) {
        return runtime.registry()
                .orElseThrow(
                        () -> new IllegalStateException("json-confluent needs a schema registry"));
    }
}
