package io.dataprocessing.pipeline.connectors.registry;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The subject of a schema while a pipeline is planned, for every format that has one.
 *
 * @param format the name of the format
 * @param language the registry's word for its kind of schema
 * @param subject the subject, instead of what the strategy says
 * @param strategy how the subject follows from topic and record
 * @param version the version that is read: {@code latest} or a number
 */
public record PlannedSubject(
        String format,
        String language,
        Optional<String> subject,
        SubjectStrategy strategy,
        String version) {

    /** The attribute of a schema that holds its subject; also the option's name. */
    public static final String SUBJECT = "subject";

    /** The attribute that holds the version that was read when the pipeline was planned. */
    public static final String VERSION = "version";

    private static final String LATEST = "latest";

    public PlannedSubject {
        requireNonNull(format, "format");
        requireNonNull(language, "language");
        requireNonNull(subject, "subject");
        requireNonNull(strategy, "strategy");
        requireNonNull(version, "version");
    }

    /**
     * What is read by the registered schema.
     *
     * @param recordName the name of the record, for strategies that go by it
     * @param reading makes rows of the schema; throws {@link SchemaException} where it can't
     * @return rows without fields after a problem, which was reported
     */
    public FormatSchema read(
            String recordName,
            FormatContext context,
            Function<RegisteredSchema, FormatSchema> reading) {
        Optional<String> name = strategy.subject(subject, context, recordName);
        if (name.isEmpty() || context.registry().isEmpty()) {
            return nothing();
        }
        RegistrySettings registry = context.registry().get();
        try {
            Optional<SubjectVersion> found = find(RegistryClient.forClient(registry), name.get());
            if (found.isPresent()) {
                return of(found.get(), context, reading);
            }
            context.problem(
                    SUBJECT,
                    "registry %s has no %s of subject '%s'. Register a schema there, set 'subject', or declare 'schema'."
                            .formatted(
                                    registry.url(),
                                    version.equals(LATEST) ? VERSION : VERSION + " " + version,
                                    name.get()));
        } catch (UnavailableException e) {
            context.unavailable(e.getMessage());
        }
        return nothing();
    }

    private Optional<SubjectVersion> find(RegistryClient client, String name) {
        return version.equals(LATEST)
                ? client.latest(name)
                : client.version(name, Integer.parseInt(version));
    }

    private FormatSchema of(
            SubjectVersion found,
            FormatContext context,
            Function<RegisteredSchema, FormatSchema> reading) {
        String place = "version %d of subject '%s'".formatted(found.version(), found.subject());
        if (!found.schema().language().equals(language)) {
            context.problem(
                    "format",
                    "%s is a schema in %s; format '%s' reads %s."
                            .formatted(place, found.schema().language(), format, language));
            return nothing();
        }
        try {
            return reading.apply(found.schema())
                    .with(SUBJECT, found.subject())
                    .with(VERSION, Integer.toString(found.version()));
        } catch (SchemaException e) {
            context.problem(SUBJECT, "%s: %s".formatted(place, e.getMessage()));
            return nothing();
        }
    }

    /** The schema that is written, with its subject; as it is if that isn't known. */
    public FormatSchema write(String recordName, FormatContext context, FormatSchema schema) {
        return strategy.subject(subject, context, recordName)
                .map(name -> schema.with(SUBJECT, name))
                .orElse(schema);
    }

    private static FormatSchema nothing() {
        return FormatSchema.of(RowType.of());
    }
}
