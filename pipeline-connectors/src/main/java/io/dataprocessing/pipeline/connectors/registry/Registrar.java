package io.dataprocessing.pipeline.connectors.registry;

import static java.util.Objects.requireNonNull;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks schemas up in a registry and registers them, whatever their language. */
public final class Registrar implements SchemaRegistrar {

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    private static final String AVRO = "AVRO";

    private final RegistrySettings settings;
    private final RegistryClient client;

    /** For one registry. */
    public Registrar(RegistrySettings settings) {
        this.settings = requireNonNull(settings, "settings");
        this.client = RegistryClient.forClient(settings);
    }

    @Override
    public Verdict check(Registration registration) throws RegistryException {
        String subject = registration.subject();
        try {
            OptionalInt id =
                    client.idOf(
                            subject,
                            registration.language(),
                            registration.text(),
                            registration.normalize());
            if (id.isPresent()) {
                OptionalInt version =
                        client.versionOf(
                                subject,
                                registration.language(),
                                registration.text(),
                                registration.normalize());
                return new Verdict(id, version, List.of());
            }
            List<String> found =
                    client.incompatibilities(subject, registration.language(), registration.text());
            return new Verdict(
                    OptionalInt.empty(), OptionalInt.empty(), problems(registration, found));
        } catch (UnavailableException e) {
            throw new RegistryException(e.getMessage(), e);
        }
    }

    private List<String> problems(Registration registration, List<String> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        String subject = registration.subject();
        Optional<String> level = client.compatibility(subject);
        List<String> reasons = found;
        if (Incompatibilities.areUnexplained(found) && registration.language().equals(AVRO)) {
            Optional<SubjectVersion> latest = client.latest(subject);
            if (latest.isPresent() && level.isPresent()) {
                reasons =
                        AvroComparison.reasons(
                                registration.text(), latest.get().schema().text(), level.get());
            }
        }
        return Incompatibilities.sentences(subject, reasons.isEmpty() ? found : reasons, level);
    }

    @Override
    public int register(Registration registration) throws RegistryException {
        try {
            return client.register(
                    registration.subject(),
                    registration.language(),
                    registration.text(),
                    registration.normalize());
        } catch (UnavailableException e) {
            throw new RegistryException(e.getMessage(), e);
        } catch (RestClientException e) {
            throw new RegistryException(
                    "schema registry %s refuses the schema of subject '%s' (HTTP %d): %s"
                            .formatted(
                                    settings.url(),
                                    registration.subject(),
                                    e.getStatus(),
                                    Incompatibilities.oneLine(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("Closing the client of schema registry {} failed", settings.url(), e);
        }
    }
}
