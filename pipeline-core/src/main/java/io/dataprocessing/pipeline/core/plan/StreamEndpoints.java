package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.plan.InputWords.Reference;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans sources and sinks that are streams of the program: rows, and no bytes. */
final class StreamEndpoints {

    /** What stands where other sources and sinks have a format. */
    private static final String ROWS = "rows";

    private static final String WATERMARK = "watermark";

    private final Planning planning;
    private final Connections connections;
    private final ExecutionPlan execution;

    StreamEndpoints(Planning planning, Connections connections, ExecutionPlan execution) {
        this.planning = planning;
        this.connections = connections;
        this.execution = execution;
    }

    SourcePlanning.Result source(NamedSection named) {
        Section section = Section.of("source", "sources", named);
        Optional<StreamSourceSettings> settings =
                planning.settings(StreamSourceSettings.class, section);
        Optional<StreamOptions> options =
                planning.exactOptions(
                        StreamOptions.class,
                        section,
                        Planning.keys(StreamSourceSettings.class),
                        List.of());
        Optional<ErrorRule> onError = ErrorPlanning.plan(planning, section);
        Optional<RowType> type = type(section);
        Optional<WatermarkPlan> watermark =
                settings.flatMap(known -> watermark(known, section, type));
        if (options.isEmpty() || onError.isEmpty() || watermark.isEmpty()) {
            return new SourcePlanning.Result(type, Optional.empty());
        }
        EndpointDescription description =
                new EndpointDescription(
                        List.of(), List.of("The program that builds the job gives its rows."));
        SourcePlan plan =
                new SourcePlan(
                        named.name().text(),
                        connections.find(section).orElseThrow(),
                        options.get(),
                        rows(type.orElseThrow()),
                        Optional.empty(),
                        type.get(),
                        watermark.get(),
                        onError.get(),
                        new NullPlan(
                                NullPlan.OnNullValue.ERROR,
                                NullPlan.OnNullKey.DEFAULT,
                                Optional.empty()),
                        execution.parallelism(),
                        type.get().fieldNames(),
                        false,
                        List.of(),
                        description.facts(),
                        settings.get().description());
        return new SourcePlanning.Result(
                type, Optional.of(new SourcePlanning.Draft(plan, description)));
    }

    private Optional<RowType> type(Section section) {
        return new SchemaWords(planning, section).read()
                        instanceof SchemaWords.Result.Declared declared
                ? Optional.of(declared.schema().type())
                : Optional.empty();
    }

    /** What the plan says of event time, or nothing where that's the program's. */
    private Optional<WatermarkPlan> watermark(
            StreamSourceSettings settings, Section section, Optional<RowType> type) {
        if (settings.watermark().isEmpty()) {
            return type.map(
                    known ->
                            new WatermarkPlan(
                                    Optional.empty(),
                                    Optional.empty(),
                                    Duration.ZERO,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
        }
        SourceSettings.WatermarkSettings words = settings.watermark().get();
        Optional<WatermarkPlan> plan = new WatermarkPlanning(planning, section).plan(words, type);
        if (words.field().isEmpty() && words.time().isEmpty()) {
            planning.error(
                    PlanCode.EVENT_TIME,
                    section,
                    WATERMARK,
                    "a stream keeps the program's event time and watermarks, unless 'field' or 'time' says where event time is. Add one of them, or leave 'watermark' out.");
            return Optional.empty();
        }
        if (words.alignment().isPresent()) {
            planning.error(
                    PlanCode.EVENT_TIME,
                    section,
                    WATERMARK + ".alignment",
                    "'alignment' holds a source back, and a stream of the program can't be held back from here. Leave it out.");
            return Optional.empty();
        }
        return plan;
    }

    Optional<SinkPlanning.Draft> sink(
            NamedSection named, List<List<Reference>> inputs, Outputs outputs) {
        Section section = Section.of("sink", "sinks", named);
        Optional<StreamSinkSettings> settings =
                planning.settings(StreamSinkSettings.class, section);
        Optional<StreamOptions> options =
                planning.exactOptions(
                        StreamOptions.class,
                        section,
                        Planning.keys(StreamSinkSettings.class),
                        List.of());
        List<Reference> union = inputs.stream().flatMap(List::stream).toList();
        Optional<RowType> type = outputs.typeOfUnion(section, union);
        if (settings.isEmpty() || options.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        ConnectionPlan connection = connections.find(section).orElseThrow();
        Writing writing = writing(section, connection, options.get());
        SinkPlan plan =
                new SinkPlan(
                        named.name().text(),
                        union.stream().map(Reference::ref).toList(),
                        connection,
                        options.get(),
                        rows(type.get()),
                        Optional.empty(),
                        List.of(),
                        ErrorRule.FAIL,
                        execution.parallelism(),
                        List.of(),
                        writing.description().facts(),
                        settings.get().description());
        return Optional.of(new SinkPlanning.Draft(plan, writing, true));
    }

    /** What is handed to the program: rows, or dead letters. */
    static Writing writing(Section section, ConnectionPlan connection, Record options) {
        return new Writing(
                section,
                connection,
                options,
                new EndpointDescription(
                        List.of(), List.of("The program that builds the job takes them.")));
    }

    private static FormatPlan rows(RowType type) {
        return new FormatPlan(
                new FormatRef(
                        ROWS,
                        ConfigMap.empty(),
                        type,
                        FormatSchema.of(type),
                        RegistrySettings.none()),
                new StreamOptions());
    }
}
