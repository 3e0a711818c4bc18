package io.dataprocessing.pipeline.suite.fuzz;

import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import java.util.Map;
import java.util.Optional;

/**
 * What a format sees where it's fuzzed. Every id is known and stands for the same schema, so that
 * no registry is asked.
 */
final class FuzzSurroundings implements FormatContext, FormatRuntime, SchemaMemory {

    /** Nobody listens there: a format that asks it fails. */
    private static final String NOBODY = "http://127.0.0.1:9";

    private boolean refused;
    private String schema = "";

    /** Whether the format reported a problem. */
    boolean refused() {
        return refused;
    }

    /** Answers for each id with this schema, in the words that the registry's client remembers. */
    void answer(Registration registration) {
        schema =
                "{\"language\":\"%s\",\"text\":\"%s\"}"
                        .formatted(
                                registration.language(),
                                registration
                                        .text()
                                        .replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("\n", "\\n"));
    }

    @Override
    public String pipeline() {
        return "fuzz";
    }

    @Override
    public String endpoint() {
        return "records";
    }

    @Override
    public Part part() {
        return Part.VALUE;
    }

    @Override
    public Optional<String> topic() {
        return Optional.of("records");
    }

    @Override
    public Optional<RegistrySettings> registry() {
        return Optional.of(new RegistrySettings(NOBODY, Map.of()));
    }

    @Override
    public void problem(String option, String message) {
        refused = true;
    }

    @Override
    public void unavailable(String message) {
        refused = true;
    }

    @Override
    public SchemaMemory schemas() {
        return this;
    }

    @Override
    public Optional<String> find(String registry, int id) {
        return Optional.of(schema);
    }

    @Override
    public void remember(String registry, int id, String text) {
        throw new IllegalStateException("all schemas are known");
    }
}
