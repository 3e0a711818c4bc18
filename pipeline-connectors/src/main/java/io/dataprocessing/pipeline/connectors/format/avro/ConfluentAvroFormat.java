package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.connectors.registry.Registrar;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;
import io.dataprocessing.pipeline.connectors.registry.SubjectVersion;
import io.dataprocessing.pipeline.core.format.DeclaredSchema;
import io.dataprocessing.pipeline.core.format.FormatContext;
import io.dataprocessing.pipeline.core.format.FormatRuntime;
import io.dataprocessing.pipeline.core.format.FormatSchema;
import io.dataprocessing.pipeline.core.format.Registration;
import io.dataprocessing.pipeline.core.format.RegistryFormat;
import io.dataprocessing.pipeline.core.format.RegistrySettings;
import io.dataprocessing.pipeline.core.format.RowDecoder;
import io.dataprocessing.pipeline.core.format.RowEncoder;
import io.dataprocessing.pipeline.core.format.SchemaRegistrar;
import io.dataprocessing.pipeline.core.format.UnavailableException;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;

/**
 * The format {@code avro-confluent}: Avro's binary encoding behind the id of the writer's schema in
 * a registry. Each record's schema is resolved to the one that the pipeline was planned with, by
 * Avro's rules.
 */
public final class ConfluentAvroFormat implements RegistryFormat<ConfluentAvroOptions> {

    /** The registry's word for Avro. */
    static final String LANGUAGE = "AVRO";

    /** The attribute that holds the subject. */
    static final String SUBJECT = "subject";

    /** The attribute that holds the version that was read when the pipeline was planned. */
    static final String VERSION = "version";

    private static final String LATEST = "latest";

    /** For {@link java.util.ServiceLoader}. */
    public ConfluentAvroFormat() {}

    @Override
    public String name() {
        return "avro-confluent";
    }

    @Override
    public String description() {
        return "Avro's binary encoding behind the id of its schema in a registry, as Confluent's"
                + " KafkaAvroSerializer writes it. Each record's schema is resolved to the"
                + " pipeline's.";
    }

    @Override
    public Class<ConfluentAvroOptions> optionsType() {
        return ConfluentAvroOptions.class;
    }

    @Override
    public FormatSchema planRead(
            ConfluentAvroOptions options,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        AvroPlanning planning = planning(options, context);
        Optional<FormatSchema> ofFile = planning.ofFile(declared);
        if (ofFile.isPresent()) {
            return ofFile.get();
        }
        return declared.isPresent()
                ? FormatSchema.of(declared.get().type())
                : ofSubject(options, planning, context);
    }

    private static FormatSchema ofSubject(
            ConfluentAvroOptions options, AvroPlanning planning, FormatContext context) {
        Optional<String> subject = subject(options, options.recordName().orElse(""), context);
        if (subject.isEmpty() || context.registry().isEmpty()) {
            return FormatSchema.of(RowType.of());
        }
        RegistrySettings registry = context.registry().get();
        try {
            return version(options, RegistryClient.forClient(registry), subject.get())
                    .map(found -> ofVersion(found, planning, context))
                    .orElseGet(() -> missing(options, registry, subject.get(), context));
        } catch (UnavailableException e) {
            context.unavailable(e.getMessage());
            return FormatSchema.of(RowType.of());
        }
    }

    private static Optional<SubjectVersion> version(
            ConfluentAvroOptions options, RegistryClient client, String subject) {
        return options.schemaVersion().equals(LATEST)
                ? client.latest(subject)
                : client.version(subject, Integer.parseInt(options.schemaVersion()));
    }

    private static FormatSchema missing(
            ConfluentAvroOptions options,
            RegistrySettings registry,
            String subject,
            FormatContext context) {
        context.problem(
                SUBJECT,
                "registry %s has no %s of subject '%s'. Register a schema there, set 'subject', or declare 'schema'."
                        .formatted(
                                registry.url(),
                                options.schemaVersion().equals(LATEST)
                                        ? "version"
                                        : "version " + options.schemaVersion(),
                                subject));
        return FormatSchema.of(RowType.of());
    }

    private static FormatSchema ofVersion(
            SubjectVersion found, AvroPlanning planning, FormatContext context) {
        String place = "version %d of subject '%s'".formatted(found.version(), found.subject());
        if (!found.schema().language().equals(LANGUAGE)) {
            context.problem(
                    "format",
                    "%s is a schema in %s; format 'avro-confluent' reads AVRO."
                            .formatted(place, found.schema().language()));
            return FormatSchema.of(RowType.of());
        }
        try {
            return planning.of(
                            AvroCodecs.parse(found.schema().text(), found.schema().references()),
                            SUBJECT)
                    .with(SUBJECT, found.subject())
                    .with(VERSION, Integer.toString(found.version()));
        } catch (SchemaException | AvroRuntimeException e) {
            context.problem(SUBJECT, "%s is no Avro schema: %s".formatted(place, e.getMessage()));
            return FormatSchema.of(RowType.of());
        }
    }

    @Override
    public FormatSchema planWrite(
            ConfluentAvroOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        AvroPlanning planning = planning(options, context);
        FormatSchema schema = planning.write(type, declared);
        if (schema.text().isEmpty()) {
            return schema; // a problem was reported
        }
        String name = AvroCodecs.parse(schema.text(), java.util.Map.of()).getFullName();
        return subject(options, name, context)
                .map(subject -> schema.with(SUBJECT, subject))
                .orElse(schema);
    }

    private static Optional<String> subject(
            ConfluentAvroOptions options, String recordName, FormatContext context) {
        return options.subjectStrategy().subject(options.subject(), context, recordName);
    }

    private static AvroPlanning planning(ConfluentAvroOptions options, FormatContext context) {
        return new AvroPlanning(options.field(), options.recordName(), context);
    }

    @Override
    public Registration registration(ConfluentAvroOptions options, FormatSchema schema) {
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
            ConfluentAvroOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentAvroDecoder(
                schema, RegistryClient.forJob(registry(runtime)), runtime.schemas());
    }

    @Override
    public RowEncoder encoder(
            ConfluentAvroOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentAvroEncoder(
                schema, options.normalize(), RegistryClient.forJob(registry(runtime)));
    }

    private static RegistrySettings registry(FormatRuntime runtime) {
        return runtime.registry()
                .orElseThrow(
                        () -> new IllegalStateException("avro-confluent needs a schema registry"));
    }
}
