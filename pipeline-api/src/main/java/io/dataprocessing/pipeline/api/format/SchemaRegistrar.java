package io.dataprocessing.pipeline.api.format;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;

/** Looks schemas up in a registry and registers them. Used on the client only. */
public interface SchemaRegistrar extends AutoCloseable {

    /**
     * What a registry says of a schema.
     *
     * @param id its id, if it's registered under the subject
     * @param version its version there, if it's registered
     * @param problems why it can't be registered: the rules of the subject that it breaks, a
     *     sentence each; empty if it can be, or is
     */
    record Verdict(OptionalInt id, OptionalInt version, List<String> problems) {

        public Verdict {
            requireNonNull(id, "id");
            requireNonNull(version, "version");
            problems = List.copyOf(problems);
        }
    }

    /**
     * Whether a schema is registered under its subject, or could be.
     *
     * @throws RegistryException if the registry gives no answer or refuses to; the message says
     *     which and why
     */
    Verdict check(Registration registration) throws RegistryException;

    /**
     * Registers a schema; does nothing if it's registered.
     *
     * @return its id
     * @throws RegistryException if that's not possible; the message says why
     */
    int register(Registration registration) throws RegistryException;

    @Override
    void close();
}
