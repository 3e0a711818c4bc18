package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.plan.InputWords.Reference;
import java.util.List;
import java.util.Optional;

/** Plans one sink. */
final class SinkPlanning {

    private static final String VALUE = "value";

    private final Planning planning;
    private final Connections connections;
    private final ExecutionPlan execution;
    private final Section section;
    private final String name;

    SinkPlanning(
            Planning planning,
            Connections connections,
            ExecutionPlan execution,
            NamedSection sink) {
        this.planning = planning;
        this.connections = connections;
        this.execution = execution;
        this.section = Section.of("sink", "sinks", sink);
        this.name = sink.name().text();
    }

    /**
     * A sink, and what it writes.
     *
     * @param plan the plan
     * @param writing what it writes
     * @param allowLoop whether that may be what a source reads
     */
    record Draft(SinkPlan plan, Writing writing, boolean allowLoop) {}

    /** Plans the sink; what depends on the type of an input that isn't known is passed over. */
    Optional<Draft> plan(List<List<Reference>> inputs, Outputs outputs) {
        Optional<SinkSettings> settings = planning.settings(SinkSettings.class, section);
        settings.ifPresent(
                known -> planning.checkParallelism(section, known.parallelism(), execution));
        Optional<ErrorRule> onError = ErrorPlanning.plan(planning, section);
        Optional<ConnectionPlan> connection = connections.find(section);
        List<Reference> union = inputs.stream().flatMap(List::stream).toList();
        Optional<RowType> type = outputs.typeOfUnion(section, union);
        if (type.isEmpty()) {
            Formats formats = new Formats(planning, name, Optional.empty());
            section.inner(VALUE).ifPresent(inner -> formats.check(inner, ValueFields.KEYS));
            KeyPlanning.checkFormat(formats, section);
            return Optional.empty();
        }
        Optional<Writing> writing = connection.flatMap(found -> writing(found, type.get()));
        Formats formats =
                new Formats(
                        planning,
                        name,
                        writing.map(
                                known ->
                                        Surroundings.of(
                                                known.connection(),
                                                known.description().endpoints())));
        Optional<FormatPlan> value =
                section.inner(VALUE).flatMap(inner -> value(formats, inner, type.get()));
        KeyPlanning.Result key = new KeyPlanning(planning, formats, section, type.get()).plan();
        if (settings.isEmpty()
                || onError.isEmpty()
                || writing.isEmpty()
                || value.isEmpty()
                || !key.clean()) {
            return Optional.empty();
        }
        SinkPlan plan =
                new SinkPlan(
                        name,
                        union.stream().map(Reference::ref).toList(),
                        writing.get().connection(),
                        writing.get().options(),
                        value.get(),
                        key.format(),
                        key.fields(),
                        onError.get(),
                        settings.get().parallelism().orElse(execution.parallelism()),
                        writing.get().description().endpoints(),
                        writing.get().description().facts(),
                        settings.get().description());
        return Optional.of(new Draft(plan, writing.get(), settings.get().allowLoop()));
    }

    /** The format of the value, without the fields that it excludes. */
    private Optional<FormatPlan> value(Formats formats, Section inner, RowType type) {
        return ValueFields.of(planning, inner, type)
                .flatMap(kept -> formats.write(inner, Part.VALUE, type, kept, ValueFields.KEYS));
    }

    private Optional<Writing> writing(ConnectionPlan connection, RowType type) {
        return Writing.plan(
                planning,
                section,
                new ConnectorReport(planning, section, name, connection.name(), execution),
                connection,
                Planning.keys(SinkSettings.class),
                List.of(type));
    }
}
