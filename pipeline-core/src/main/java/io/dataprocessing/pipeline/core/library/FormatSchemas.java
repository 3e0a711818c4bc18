package io.dataprocessing.pipeline.core.library;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.core.config.SectionBuilder;
import io.dataprocessing.pipeline.core.graph.PlannedParts;
import io.dataprocessing.pipeline.core.plan.FormatPlan;
import io.dataprocessing.pipeline.core.plan.FormatPlanner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.row.ObjectTypeInfo;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;

/**
 * Formats as Flink's (de)serialization schemas, for connectors of one's own:
 *
 * <pre>{@code
 * FormatSchemas formats = new FormatSchemas(Catalog.load(getClass().getClassLoader()));
 * KafkaSource.<Order>builder()
 *         .setValueOnlyDeserializer(formats.deserializer("json", Order.class, options -> {}))
 * }</pre>
 *
 * <p>The options are those of the format in a pipeline file. They are checked here. A record that
 * can't be decoded is an {@link java.io.IOException} of the deserializer, as Flink wants it, which
 * fails the job; a source of a pipeline can send it to the dead letters instead. Immutable.
 */
public final class FormatSchemas {

    private final Catalog catalog;
    private final RegistrySettings registry;
    private final Optional<String> topic;

    /** The formats of a catalog. */
    public FormatSchemas(Catalog catalog) {
        this(catalog, RegistrySettings.none(), Optional.empty());
    }

    private FormatSchemas(Catalog catalog, RegistrySettings registry, Optional<String> topic) {
        this.catalog = requireNonNull(catalog, "catalog");
        this.registry = requireNonNull(registry, "registry");
        this.topic = topic;
    }

    /**
     * These formats with a schema registry.
     *
     * @param topic the topic that is read or written, after which subjects are named
     */
    public FormatSchemas withRegistry(RegistrySettings registry, String topic) {
        return new FormatSchemas(catalog, registry, Optional.of(topic));
    }

    /**
     * A format's decoder, whose rows become Java objects.
     *
     * @param format its name, as in a pipeline file
     * @param type a record or class that {@link io.dataprocessing.pipeline.api.data.Schemas#of} has
     *     a schema for: the schema that is read by, unless the options name another
     * @throws SchemaException if the class has no schema
     * @throws InvalidPipelineException if there is no such format or an option is wrong, with
     *     everything that is wrong
     * @throws IllegalArgumentException if the rows can't be read as the class
     */
    public <T> DeserializationSchema<T> deserializer(
            String format, Class<T> type, Consumer<SectionBuilder> options) {
        ObjectTypeInfo<T> values = ObjectTypeInfo.of(type);
        return deserializer(read(format, options.andThen(orSchema(type))), values);
    }

    /**
     * A format's decoder.
     *
     * @param format its name, as in a pipeline file
     * @param options its options, and {@code schema} for formats that need one
     * @throws InvalidPipelineException if there is no such format or an option is wrong, with
     *     everything that is wrong
     */
    public DeserializationSchema<Row> rowDeserializer(
            String format, Consumer<SectionBuilder> options) {
        FormatPlan plan = read(format, options);
        return deserializer(plan, RowTypeInfo.ofValues(plan.ref().type()));
    }

    /** A format's encoder for Java objects; see {@link #deserializer}. */
    public <T> SerializationSchema<T> serializer(
            String format, Class<T> type, Consumer<SectionBuilder> options) {
        return serializer(format, ObjectTypeInfo.of(type), options);
    }

    /**
     * A format's encoder.
     *
     * @param type the type of the rows; one of another fails the job
     */
    public SerializationSchema<Row> rowSerializer(
            String format, RowType type, Consumer<SectionBuilder> options) {
        return serializer(format, RowTypeInfo.ofValues(type), options);
    }

    private static Consumer<SectionBuilder> orSchema(Class<?> type) {
        return section -> {
            if (!section.has("schema")) {
                section.map("schema", schema -> schema.set("class", type.getName()));
            }
        };
    }

    private FormatPlan read(String format, Consumer<SectionBuilder> options) {
        return planner().read(SectionBuilder.words(start(format).andThen(options)));
    }

    private static <T> DeserializationSchema<T> deserializer(
            FormatPlan plan, ValueTypeInfo<T> values) {
        List<RowConversion.Mismatch> mismatches =
                RowConversion.check(plan.ref().type(), values.rowType());
        if (!mismatches.isEmpty()) {
            throw new IllegalArgumentException(
                    "what format '%s' gives can't be read as %s: %s"
                            .formatted(
                                    plan.ref().name(),
                                    values.getTypeClass().getSimpleName(),
                                    mismatches.stream()
                                            .map(RowConversion.Mismatch::message)
                                            .collect(Collectors.joining(" "))));
        }
        return new FormatDeserializer<>(
                PlannedParts.decoder(plan.ref()), plan.ref().type(), values);
    }

    private <T> SerializationSchema<T> serializer(
            String format, ValueTypeInfo<T> values, Consumer<SectionBuilder> options) {
        FormatPlan plan =
                planner()
                        .write(
                                SectionBuilder.words(start(format).andThen(options)),
                                values.rowType());
        return new FormatSerializer<>(PlannedParts.encoder(plan.ref()), values);
    }

    private static Consumer<SectionBuilder> start(String format) {
        return section -> section.set("format", format);
    }

    private FormatPlanner planner() {
        return new FormatPlanner(catalog, registry, topic);
    }
}
