package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.format.Format;
import io.dataprocessing.pipeline.core.format.FormatContext;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the sections {@code value} and {@code key}: a format, its options, the type of rows. */
final class Formats {

    private static final String FORMAT = "format";

    private final Planning planning;

    Formats(Planning planning) {
        this.planning = planning;
    }

    /** How rows are read, the type being the format's or that of the key {@code schema}. */
    Optional<FormatPlan> read(Section section, String endpoint) {
        return format(section).flatMap(format -> read(format, section, endpoint));
    }

    private <O extends Record> Optional<FormatPlan> read(
            Format<O> format, Section section, String endpoint) {
        SchemaWords.Result schema = new SchemaWords(planning, section).read();
        Set<String> platform = Set.of(FORMAT, SchemaWords.KEY);
        Optional<O> options = planning.options(format.optionsType(), section, platform, List.of());
        if (options.isEmpty() || schema instanceof SchemaWords.Result.Broken) {
            return Optional.empty();
        }
        Optional<RowType> declared =
                schema instanceof SchemaWords.Result.Declared given
                        ? Optional.of(given.type())
                        : Optional.empty();
        Report report = new Report(section, endpoint);
        RowType type = format.typeRead(options.get(), declared, report);
        return report.isClean()
                ? Optional.of(plan(format, section.words().without(platform), type, options.get()))
                : Optional.empty();
    }

    /** How rows of a type are written; {@code ours} are keys that aren't the format's. */
    Optional<FormatPlan> write(Section section, String endpoint, RowType type, Set<String> ours) {
        return format(section).flatMap(format -> write(format, section, endpoint, type, ours));
    }

    private <O extends Record> Optional<FormatPlan> write(
            Format<O> format, Section section, String endpoint, RowType type, Set<String> ours) {
        Optional<O> options = writeOptions(format, section, ours);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Report report = new Report(section, endpoint);
        format.checkWritable(options.get(), type, report);
        ConfigMap words = section.words().without(platform(ours));
        return report.isClean()
                ? Optional.of(plan(format, words, type, options.get()))
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
        return platform;
    }

    private static FormatPlan plan(
            Format<?> format, ConfigMap words, RowType type, Record options) {
        return new FormatPlan(new FormatRef(format.name(), words, type), options);
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

    /** What a format says of a section. */
    private final class Report implements FormatContext {

        private final Section section;
        private final String endpoint;
        private boolean clean = true;

        Report(Section section, String endpoint) {
            this.section = section;
            this.endpoint = endpoint;
        }

        @Override
        public String endpoint() {
            return endpoint;
        }

        @Override
        public void problem(String option, String message) {
            clean = false;
            planning.error(PlanCode.FORMAT_OPTION, section, option, message);
        }

        boolean isClean() {
            return clean;
        }
    }
}
