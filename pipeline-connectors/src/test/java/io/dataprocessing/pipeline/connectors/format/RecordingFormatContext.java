package io.dataprocessing.pipeline.connectors.format;

import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the problems that a format reports. */
public final class RecordingFormatContext implements FormatContext {

    private final List<String> problems = new ArrayList<>();

    private final Part part;
    private final Optional<String> topic;
    private final Optional<RegistrySettings> registry;

    /** A value of topic {@code orders}, no registry. */
    public RecordingFormatContext() {
        this(Part.VALUE, Optional.of("orders"), Optional.empty());
    }

    /** Any surroundings. */
    public RecordingFormatContext(
            Part part, Optional<String> topic, Optional<RegistrySettings> registry) {
        this.part = part;
        this.topic = topic;
        this.registry = registry;
    }

    @Override
    public String pipeline() {
        return "shop";
    }

    @Override
    public String endpoint() {
        return "orders";
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public Optional<String> topic() {
        return topic;
    }

    @Override
    public Optional<RegistrySettings> registry() {
        return registry;
    }

    @Override
    public void unavailable(String message) {
        problems.add("unavailable: " + message);
    }

    @Override
    public void problem(String option, String message) {
        problems.add(option + ": " + message);
    }

    /** What was reported, each with its option. */
    public List<String> problems() {
        return problems;
    }
}
