package io.dataprocessing.pipeline.connectors.format.avro;

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
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.connectors.registry.PlannedSubject;
import io.dataprocessing.pipeline.connectors.registry.RegisteredSchema;
import io.dataprocessing.pipeline.connectors.registry.Registrar;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;
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
                : subject(options)
                        .read(
                                options.recordName().orElse(""),
                                context,
                                registered -> read(registered, planning));
    }

    private static FormatSchema read(RegisteredSchema registered, AvroPlanning planning) {
        try {
            return planning.of(
                    AvroCodecs.parse(registered.text(), registered.references()),
                    PlannedSubject.SUBJECT);
        } catch (AvroRuntimeException e) {
            throw new SchemaException("this is no Avro schema: " + e.getMessage(), e);
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
        return subject(options).write(name, context, schema);
    }

    private PlannedSubject subject(ConfluentAvroOptions options) {
        return new PlannedSubject(
                name(),
                LANGUAGE,
                options.subject(),
                options.subjectStrategy(),
                options.schemaVersion());
    }

    private static AvroPlanning planning(ConfluentAvroOptions options, FormatContext context) {
        return new AvroPlanning(options.field(), options.recordName(), context);
    }

    @Override
    public Registration registration(ConfluentAvroOptions options, FormatSchema schema) {
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
            ConfluentAvroOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentAvroDecoder(
                schema, RegistryClient.forJob(runtime), runtime.schemas(), runtime.lazyRows());
    }

    @Override
    public RowEncoder encoder(
            ConfluentAvroOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ConfluentAvroEncoder(
                schema, options.normalize(), RegistryClient.forJob(runtime));
    }
}
