package io.dataprocessing.pipeline.connectors.registry;

import static java.util.Objects.requireNonNull;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.api.option.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks a registry, through Confluent's client. A registry that gives no answer is asked again for a
 * while; then an {@link UnavailableException} says so. Used by one thread.
 */
public final class RegistryClient {

    private static final int NO_SCHEMA = 40403;
    private static final int NO_SUBJECT = 40401;
    private static final int NO_VERSION = 40402;
    private static final Duration RETRY_TIMEOUT = Duration.ofMinutes(2);

    private final RegistrySettings settings;
    private final Patience patience;
    private SchemaRegistryClient client;

    private RegistryClient(RegistrySettings settings, Patience patience) {
        this.settings = requireNonNull(settings, "settings");
        this.patience = requireNonNull(patience, "patience");
    }

    /** For whoever plans a pipeline: gives up after three tries or ten seconds. */
    public static RegistryClient forClient(RegistrySettings settings) {
        return new RegistryClient(settings, Patience.ofClient());
    }

    /** For a task: gives up after two minutes, or what {@link RegistryKeys#RETRY_TIMEOUT} says. */
    public static RegistryClient forJob(FormatRuntime runtime) {
        return forJob(
                runtime.registry()
                        .orElseThrow(
                                () -> new IllegalStateException("there is no schema registry")));
    }

    static RegistryClient forJob(RegistrySettings settings) {
        Secret limit = settings.properties().get(RegistryKeys.RETRY_TIMEOUT);
        return new RegistryClient(
                settings,
                Patience.ofJob(
                        limit == null
                                ? RETRY_TIMEOUT
                                : Duration.ofMillis(Long.parseLong(limit.reveal()))));
    }

    /**
     * The schema with an id, remembered or asked for and then remembered.
     *
     * @throws DecodeException if the registry has none with this id
     * @throws UnavailableException if it gives no answer
     */
    public RegisteredSchema schema(int id, SchemaMemory memory) throws DecodeException {
        Optional<String> remembered = memory.find(settings.url(), id);
        if (remembered.isPresent()) {
            return RegisteredSchema.parse(remembered.get());
        }
        RegisteredSchema schema = fetch(id);
        memory.remember(settings.url(), id, schema.remembered());
        return schema;
    }

    private RegisteredSchema fetch(int id) throws DecodeException {
        String what = "schema id " + id;
        try {
            return ask(what, () -> registered(client().getSchemaById(id)));
        } catch (RestClientException e) {
            if (e.getErrorCode() == NO_SCHEMA) {
                throw new DecodeException(
                        "schema id %d is not in registry %s".formatted(id, settings.url()));
            }
            throw refused(what, e);
        }
    }

    /**
     * The newest version of a subject; empty if the registry doesn't know the subject.
     *
     * @throws UnavailableException if it gives no answer
     */
    public Optional<SubjectVersion> latest(String subject) {
        return found(
                "the latest version of subject '%s'".formatted(subject),
                () -> subjectVersion(subject, client().getLatestSchemaMetadata(subject)));
    }

    /**
     * A version of a subject; empty if the registry doesn't know it.
     *
     * @throws UnavailableException if it gives no answer
     */
    public Optional<SubjectVersion> version(String subject, int version) {
        return found(
                "version %d of subject '%s'".formatted(version, subject),
                () -> subjectVersion(subject, client().getSchemaMetadata(subject, version)));
    }

    private SubjectVersion subjectVersion(String subject, SchemaMetadata found) throws IOException {
        ParsedSchema parsed =
                client().parseSchema(
                                found.getSchemaType(), found.getSchema(), found.getReferences())
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "its answer holds a schema of no known kind"));
        return new SubjectVersion(subject, found.getVersion(), found.getId(), registered(parsed));
    }

    /**
     * The id of a schema under a subject; empty if it's not registered there.
     *
     * @param normalize whether the registry compares what schemas mean, not how they are written
     * @throws UnavailableException if it gives no answer
     */
    public OptionalInt idOf(String subject, String language, String text, boolean normalize) {
        Optional<Integer> id =
                found(
                        "the id of a schema of subject '%s'".formatted(subject),
                        () -> client().getId(subject, parsed(language, text), normalize));
        return id.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** The version of a schema under a subject; empty if it's not registered there. */
    OptionalInt versionOf(String subject, String language, String text, boolean normalize) {
        Optional<Integer> version =
                found(
                        "the version of a schema of subject '%s'".formatted(subject),
                        () -> client().getVersion(subject, parsed(language, text), normalize));
        return version.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** What the subject's rules have against a schema, in the registry's words. */
    List<String> incompatibilities(String subject, String language, String text) {
        return found(
                        "whether subject '%s' takes a schema".formatted(subject),
                        () -> client().testCompatibilityVerbose(subject, parsed(language, text)))
                .orElse(List.of());
    }

    /** The compatibility level of a subject, or the registry's own; empty if it won't say. */
    Optional<String> compatibility(String subject) {
        try {
            return Optional.ofNullable(client().getCompatibility(subject));
        } catch (RestClientException | IOException e) {
            return Optional.empty();
        }
    }

    /** Registers a schema and gives its id. */
    int register(String subject, String language, String text, boolean normalize)
            throws RestClientException {
        return ask(
                "the registration of a schema of subject '%s'".formatted(subject),
                () -> client().register(subject, parsed(language, text), normalize));
    }

    void close() throws IOException {
        if (client != null) {
            client.close();
        }
    }

    private ParsedSchema parsed(String language, String text) throws IOException {
        return client().parseSchema(language, text, List.of())
                .orElseThrow(() -> new IOException("the schema is no " + language));
    }

    private static RegisteredSchema registered(ParsedSchema parsed) {
        if (parsed instanceof TextSchema text) {
            return text.registered();
        }
        // a schema of the client's own, which has what it refers to inside
        return new RegisteredSchema(parsed.schemaType(), parsed.rawSchema().toString(), Map.of());
    }

    private <T> Optional<T> found(String what, Patience.Question<T> question) {
        try {
            return Optional.ofNullable(ask(what, question));
        } catch (RestClientException e) {
            if (e.getErrorCode() == NO_SUBJECT
                    || e.getErrorCode() == NO_VERSION
                    || e.getErrorCode() == NO_SCHEMA) {
                return Optional.empty();
            }
            throw refused(what, e);
        }
    }

    private <T> T ask(String what, Patience.Question<T> question) throws RestClientException {
        return patience.get(settings.url(), what, question);
    }

    private UnavailableException refused(String what, RestClientException e) {
        return new UnavailableException(
                "schema registry %s, asked for %s, answered HTTP %d (code %d).%s"
                        .formatted(
                                settings.url(),
                                what,
                                e.getStatus(),
                                e.getErrorCode(),
                                patience.outcome()),
                e);
    }

    private SchemaRegistryClient client() {
        if (client == null) {
            client = Connection.open(settings, patience.timeout());
        }
        return client;
    }
}
