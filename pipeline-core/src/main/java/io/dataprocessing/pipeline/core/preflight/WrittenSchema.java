package io.dataprocessing.pipeline.core.preflight;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryFormat;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.core.plan.FormatPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schema that a sink writes by and that has to be in a registry.
 *
 * @param sink the name of the sink
 * @param part whether it's that of keys or of values
 * @param registry the registry
 * @param registration what has to be registered
 * @param format the format that writes by it
 */
public record WrittenSchema(
        String sink,
        Part part,
        RegistrySettings registry,
        Registration registration,
        RegistryFormat<?> format) {

    public WrittenSchema {
        requireNonNull(sink, "sink");
        requireNonNull(part, "part");
        requireNonNull(registry, "registry");
        requireNonNull(registration, "registration");
        requireNonNull(format, "format");
    }

    /** The schemas that the sinks of a plan write by, in the order of the sinks. */
    public static List<WrittenSchema> of(PipelinePlan plan, Catalog catalog) {
        List<WrittenSchema> schemas = new ArrayList<>();
        for (SinkPlan sink : plan.sinks()) {
            sink.key().flatMap(key -> of(sink, Part.KEY, key, catalog)).ifPresent(schemas::add);
            of(sink, Part.VALUE, sink.value(), catalog).ifPresent(schemas::add);
        }
        return schemas;
    }

    /** The schema of a sink's format; empty if it has none that has to be registered. */
    static Optional<WrittenSchema> of(SinkPlan sink, Part part, FormatPlan plan, Catalog catalog) {
        return catalog.format(plan.ref().name())
                .filter(RegistryFormat.class::isInstance)
                .map(format -> of(sink.name(), part, (RegistryFormat<?>) format, plan));
    }

    private static <O extends Record> WrittenSchema of(
            String sink, Part part, RegistryFormat<O> format, FormatPlan plan) {
        return new WrittenSchema(
                sink,
                part,
                plan.ref().registry(),
                PluginScope.call(
                        format.getClass().getClassLoader(),
                        () ->
                                format.registration(
                                        format.optionsType().cast(plan.options()),
                                        plan.ref().schema())),
                format);
    }

    /** Access to the registry; to be closed. */
    public SchemaRegistrar registrar() {
        return format.registrar(registry);
    }
}
