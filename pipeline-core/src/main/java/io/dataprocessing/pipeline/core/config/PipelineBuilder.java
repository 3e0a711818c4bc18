package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Describes a pipeline in Java, in the words of a pipeline file:
 *
 * <pre>{@code
 * PipelineConfig config =
 *         PipelineBuilder.named("orders-valid")
 *                 .connection(
 *                         "main",
 *                         "kafka",
 *                         kafka ->
 *                                 kafka.map(
 *                                         "properties",
 *                                         client -> client.set("bootstrap.servers", "localhost:9092")))
 *                 .source(
 *                         "orders",
 *                         "main",
 *                         source ->
 *                                 source.set("topic", "orders")
 *                                         .map("value", value -> value.set("format", "json")))
 *                 .step("valid", "filter", step -> step.set("condition", "amount > 0"))
 *                 .sink("out", "main", sink -> sink.input("valid").set("topic", "orders.valid"))
 *                 .build();
 * }</pre>
 *
 * <p>Nothing is checked here but the pipeline's name; the planner checks the rest, as it does for
 * files.
 */
public final class PipelineBuilder {

    /** The name and the type of the connection to streams of the program. */
    private static final String STREAM = "stream";

    private final String name;
    private final List<NamedSection> connections = new ArrayList<>();
    private final List<NamedSection> sources = new ArrayList<>();
    private final List<NamedSection> steps = new ArrayList<>();
    private final List<NamedSection> sinks = new ArrayList<>();
    private ConfigMap execution = ConfigMap.empty();
    private ConfigMap deadLetter = ConfigMap.empty();

    private PipelineBuilder(String name) {
        this.name = name;
    }

    /**
     * Starts a pipeline.
     *
     * @throws IllegalArgumentException if the name isn't allowed
     */
    public static PipelineBuilder named(String name) {
        requireNonNull(name, "name");
        Optional<String> problem = PipelineName.problem(name);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        return new PipelineBuilder(name);
    }

    /** Says how the job runs. */
    public PipelineBuilder execution(Consumer<SectionBuilder> content) {
        execution = section(new SectionBuilder(), content);
        return this;
    }

    /** Says where events go that can't be handled. */
    public PipelineBuilder deadLetter(String connection, Consumer<SectionBuilder> content) {
        deadLetter = section(new SectionBuilder().set("connection", connection), content);
        return this;
    }

    /** Adds a connection to something outside. */
    public PipelineBuilder connection(String name, String type, Consumer<SectionBuilder> content) {
        return add(connections, name, new SectionBuilder().set("type", type), content);
    }

    /** Adds a source. */
    public PipelineBuilder source(
            String name, String connection, Consumer<SectionBuilder> content) {
        return add(sources, name, new SectionBuilder().set("connection", connection), content);
    }

    /**
     * Adds a source that is a stream of the program: its values are of a Java class, for which
     * {@link io.dataprocessing.pipeline.api.data.Schemas#of} has a schema.
     *
     * @param content whatever else a source says, such as {@code watermark}
     */
    public PipelineBuilder streamSource(
            String name, Class<?> type, Consumer<SectionBuilder> content) {
        return streamSource(
                name,
                content,
                section -> section.map("schema", schema -> schema.set("class", type.getName())));
    }

    /** Adds a source that is a stream of the program, of rows. */
    public PipelineBuilder streamSource(
            String name, RowType type, Consumer<SectionBuilder> content) {
        return streamSource(
                name,
                content,
                section ->
                        section.map(
                                "schema",
                                schema ->
                                        schema.map(
                                                "fields",
                                                fields ->
                                                        type.fields()
                                                                .forEach(
                                                                        field ->
                                                                                fields.set(
                                                                                        field
                                                                                                .name(),
                                                                                        field.type()
                                                                                                .toString())))));
    }

    private PipelineBuilder streamSource(
            String name, Consumer<SectionBuilder> content, Consumer<SectionBuilder> schema) {
        connectStreams();
        return source(name, STREAM, schema.andThen(content));
    }

    /** Adds a sink whose rows the program takes as a stream. */
    public PipelineBuilder streamSink(String name, String... inputs) {
        connectStreams();
        return sink(name, STREAM, section -> section.input(inputs));
    }

    /** Gives the dead letters to the program, as a stream. */
    public PipelineBuilder streamDeadLetters() {
        connectStreams();
        return deadLetter(STREAM, section -> {});
    }

    private void connectStreams() {
        if (connections.stream().noneMatch(known -> known.name().text().equals(STREAM))) {
            connection(STREAM, STREAM, section -> {});
        }
    }

    /** Adds a step, which reads the one before it where it names no input. */
    public PipelineBuilder step(String name, String type, Consumer<SectionBuilder> content) {
        return add(steps, name, new SectionBuilder().set("type", type), content);
    }

    /** Adds a sink. */
    public PipelineBuilder sink(String name, String connection, Consumer<SectionBuilder> content) {
        return add(sinks, name, new SectionBuilder().set("connection", connection), content);
    }

    /** The pipeline in words; this builder may be used on. */
    public PipelineConfig build() {
        return new PipelineConfig(
                SourceText.none(""),
                ConfigScalar.of(name),
                execution,
                connections,
                deadLetter,
                sources,
                steps,
                sinks,
                new ConfigMap(List.of(), Position.none()));
    }

    private PipelineBuilder add(
            List<NamedSection> sections,
            String name,
            SectionBuilder start,
            Consumer<SectionBuilder> content) {
        sections.add(new NamedSection(ConfigScalar.of(name), section(start, content)));
        return this;
    }

    private static ConfigMap section(SectionBuilder start, Consumer<SectionBuilder> content) {
        content.accept(start);
        return start.build();
    }
}
