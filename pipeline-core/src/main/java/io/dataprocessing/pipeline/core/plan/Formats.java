package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistryFormat;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans the sections {@code value} and {@code key}: a format, its options, the type of rows. */
final class Formats {

    private static final String FORMAT = "format";

    private final Planning planning;
    private final String endpoint;
    private final Optional<Surroundings> around;

    /**
     * For the sections of one source or sink.
     *
     * @param around where it reads or writes; empty if that's not in order, which was reported
     */
    Formats(Planning planning, String endpoint, Optional<Surroundings> around) {
        this.planning = planning;
        this.endpoint = endpoint;
        this.around = around;
    }

    /** How rows are read, the type being the format's or that of the key {@code schema}. */
    Optional<FormatPlan> read(Section section, Part part) {
        return format(section).flatMap(format -> read(format, section, part));
    }

    private <O extends Record> Optional<FormatPlan> read(
            Format<O> format, Section section, Part part) {
        SchemaWords.Result schema = new SchemaWords(planning, section).read();
        Set<String> platform = platform(Set.of());
        Optional<O> options = planning.options(format.optionsType(), section, platform, List.of());
        if (options.isEmpty() || !isReady(format, section, schema)) {
            return Optional.empty();
        }
        FormatReport report = report(section, part);
        FormatSchema read =
                PluginScope.call(
                        format.getClass().getClassLoader(),
                        () -> format.planRead(options.get(), declared(schema), report));
        return report.isClean()
                ? Optional.of(plan(format, section, platform, read.type(), read, options.get()))
                : Optional.empty();
    }

    /**
     * How rows are written.
     *
     * @param rows the type of the rows that come
     * @param written the same, or with some of its fields left out
     * @param ours the keys that aren't the format's
     */
    Optional<FormatPlan> write(
            Section section, Part part, RowType rows, RowType written, Set<String> ours) {
        return format(section).flatMap(format -> write(format, section, part, rows, written, ours));
    }

    private <O extends Record> Optional<FormatPlan> write(
            Format<O> format,
            Section section,
            Part part,
            RowType rows,
            RowType written,
            Set<String> ours) {
        SchemaWords.Result schema = new SchemaWords(planning, section).read();
        Optional<O> options = writeOptions(format, section, ours);
        if (options.isEmpty() || !isReady(format, section, schema)) {
            return Optional.empty();
        }
        Optional<DeclaredSchema> declared = declared(schema);
        if (declared.isPresent() && !fits(rows, written, declared.get().type(), section)) {
            return Optional.empty();
        }
        FormatReport report = report(section, part);
        FormatSchema decided =
                PluginScope.call(
                        format.getClass().getClassLoader(),
                        () ->
                                format.planWrite(
                                        options.get(),
                                        declared.map(DeclaredSchema::type).orElse(written),
                                        declared,
                                        report));
        return report.isClean()
                ? Optional.of(plan(format, section, platform(ours), rows, decided, options.get()))
                : Optional.empty();
    }

    /** Reports what is wrong whatever the type of the rows that will be written. */
    void check(Section section, Set<String> ours) {
        format(section).ifPresent(format -> writeOptions(format, section, ours));
    }

    private <O extends Record> Optional<O> writeOptions(
            Format<O> format, Section section, Set<String> ours) {
        return planning.options(format.optionsType(), section, platform(ours), List.of());
    }

    private static Set<String> platform(Set<String> ours) {
        Set<String> platform = new HashSet<>(ours);
        platform.add(FORMAT);
        platform.add(SchemaWords.KEY);
        return platform;
    }

    private static Optional<DeclaredSchema> declared(SchemaWords.Result schema) {
        return schema instanceof SchemaWords.Result.Declared given
                ? Optional.of(given.schema())
                : Optional.empty();
    }

    /** Whether all is there that the format needs to plan; if not, that was reported. */
    private boolean isReady(Format<?> format, Section section, SchemaWords.Result schema) {
        if (schema instanceof SchemaWords.Result.Broken) {
            return false;
        }
        if (!(format instanceof RegistryFormat)) {
            return true;
        }
        if (around.isPresent() && !around.get().registry().isPresent()) {
            planning.error(
                    PlanCode.NO_REGISTRY,
                    section,
                    FORMAT,
                    "format '%s' needs a schema registry. Add 'schema-registry: {url: …}' to connection '%s'."
                            .formatted(format.name(), around.get().connection()));
            return false;
        }
        return around.isPresent();
    }

    private boolean fits(RowType rows, RowType written, RowType declared, Section section) {
        Set<String> leftOut = new LinkedHashSet<>(rows.fieldNames());
        leftOut.removeAll(written.fieldNames());
        leftOut.removeAll(RowConversion.unread(rows, declared));
        leftOut.forEach(
                field ->
                        planning.error(
                                PlanCode.SCHEMA,
                                section,
                                SchemaWords.KEY,
                                "the schema has field '%s', which 'exclude' leaves out. Remove it from one of them."
                                        .formatted(field)));
        List<RowConversion.Mismatch> mismatches = RowConversion.check(rows, declared);
        if (!mismatches.isEmpty()) {
            planning.error(
                    PlanCode.SCHEMA,
                    section,
                    SchemaWords.KEY,
                    "the rows that come can't be written by this schema: "
                            + mismatches.stream()
                                    .map(RowConversion.Mismatch::message)
                                    .collect(Collectors.joining(" ")));
        }
        return leftOut.isEmpty() && mismatches.isEmpty();
    }

    private FormatReport report(Section section, Part part) {
        return new FormatReport(planning, section, endpoint, part, around);
    }

    private FormatPlan plan(
            Format<?> format,
            Section section,
            Set<String> platform,
            RowType type,
            FormatSchema schema,
            Record options) {
        FormatRef ref =
                new FormatRef(
                        format.name(),
                        section.words().without(platform),
                        type,
                        schema,
                        Surroundings.registry(around));
        return new FormatPlan(ref, options);
    }

    private Optional<Format<?>> format(Section section) {
        return planning.settings(FormatSettings.class, section)
                .flatMap(settings -> format(settings.format(), section));
    }

    private Optional<Format<?>> format(String name, Section section) {
        Optional<Format<?>> format = planning.catalog().format(name);
        if (format.isEmpty()) {
            planning.unknown(
                    PlanCode.UNKNOWN_FORMAT,
                    section,
                    FORMAT,
                    FORMAT,
                    name,
                    planning.catalog().formats());
        }
        return format;
    }
}
