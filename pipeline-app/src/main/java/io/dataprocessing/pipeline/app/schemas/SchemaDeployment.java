package io.dataprocessing.pipeline.app.schemas;

import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.preflight.WrittenSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The schemas of one pipeline on their way into a registry. */
public final class SchemaDeployment {

    private static final String NOTHING_DONE = "Nothing was registered.";

    private final List<WrittenSchema> schemas;

    /** The schemas that the sinks of a plan write by. */
    public SchemaDeployment(List<WrittenSchema> schemas) {
        this.schemas = List.copyOf(schemas);
    }

    /**
     * Asks the registry about each schema.
     *
     * @throws StoppedException if it doesn't answer; the message has all that went wrong
     */
    public List<SchemaStatus> check() {
        List<SchemaStatus> statuses = new ArrayList<>();
        List<RegistryException> failures = new ArrayList<>();
        for (WrittenSchema schema : schemas) {
            try (SchemaRegistrar registrar = schema.registrar()) {
                statuses.add(new SchemaStatus(schema, registrar.check(schema.registration())));
            } catch (RegistryException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw unanswered(failures);
        }
        return statuses;
    }

    /**
     * Refuses where a subject doesn't take a schema.
     *
     * @throws StoppedException if there is one; the message names each with the registry's reasons
     */
    public static void demandCompatible(List<SchemaStatus> statuses) {
        List<SchemaStatus> refused = statuses.stream().filter(SchemaStatus::isRefused).toList();
        if (!refused.isEmpty()) {
            throw new StoppedException(
                    ExitCode.PREFLIGHT,
                    "%s\n%s %s"
                            .formatted(
                                    refused.stream()
                                            .flatMap(status -> status.verdict().problems().stream())
                                            .distinct()
                                            .collect(Collectors.joining("\n")),
                                    Quantity.of(refused.size(), "incompatible schema") + ".",
                                    NOTHING_DONE));
        }
    }

    /**
     * Registers the schemas that are missing, in the order of the sinks.
     *
     * @return what was done, a sentence each
     * @throws StoppedException if one can't be registered; the message says what was done before
     */
    public static List<String> register(List<SchemaStatus> statuses) {
        List<String> done = new ArrayList<>();
        for (SchemaStatus status : missing(statuses)) {
            WrittenSchema schema = status.schema();
            try (SchemaRegistrar registrar = schema.registrar()) {
                done.add(
                        "Registered under subject '%s' with id %d."
                                .formatted(
                                        status.subject(),
                                        registrar.register(schema.registration())));
            } catch (RegistryException e) {
                String before = done.isEmpty() ? NOTHING_DONE : String.join("\n", done);
                throw new StoppedException(
                        ExitCode.PREFLIGHT,
                        "%s: %s\n%s".formatted(status.subject(), e.getMessage(), before),
                        e);
            }
        }
        return done;
    }

    /** The schemas that the registry doesn't have, each once, though several sinks write by it. */
    public static List<SchemaStatus> missing(List<SchemaStatus> statuses) {
        List<SchemaStatus> missing = new ArrayList<>();
        for (SchemaStatus status : statuses) {
            boolean known =
                    missing.stream()
                            .anyMatch(
                                    other ->
                                            other.schema()
                                                            .registration()
                                                            .equals(status.schema().registration())
                                                    && other.schema()
                                                            .registry()
                                                            .equals(status.schema().registry()));
            if (!status.isRegistered() && !known) {
                missing.add(status);
            }
        }
        return missing;
    }

    private static StoppedException unanswered(List<RegistryException> failures) {
        String messages =
                failures.stream()
                        .map(RegistryException::getMessage)
                        .distinct()
                        .collect(Collectors.joining("\n"));
        return new StoppedException(
                ExitCode.PREFLIGHT, messages + "\n" + NOTHING_DONE, failures.get(0));
    }
}
