package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.ErrorRule;
import io.dataprocessing.pipeline.core.plan.FormatPlan;
import io.dataprocessing.pipeline.core.plan.LetterPlan;
import io.dataprocessing.pipeline.core.plan.NullPlan;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StreamConnection;
import io.dataprocessing.pipeline.core.plan.WatermarkPlan;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sources, sinks and the dead letters, in words. */
final class EndpointWords {

    private static final int INDENT = 2;

    private final Settings sourceSettings = new Settings("sources");
    private final Settings sinkSettings = new Settings("sinks");
    private final TextPage page;
    private final Set<Record> shown = new HashSet<>();

    EndpointWords(TextPage page) {
        this.page = page;
    }

    void write(SourcePlan source) {
        head(source.name(), source.connection().type(), source.connection().name());
        description(source.description());
        source.facts().forEach(fact -> page.paragraph(INDENT, fact));
        if (StreamConnection.is(source.connection())) {
            writeGiven(source);
            return;
        }
        format("Values", source.value());
        source.key().ifPresent(key -> format("Keys", key));
        page.paragraph(INDENT, "Its rows:");
        page.table(2 * INDENT, RowWords.of(source.type()));
        page.paragraph(INDENT, reads(source));
        writeEventTime(source.watermark());
        page.paragraph(
                INDENT,
                "A record that can't be decoded, or whose event time can't be right, %s%s."
                        .formatted(
                                fate(source.onError()),
                                standard(sourceSettings, source.onError())));
        nulls(source);
        parallelism(source.parallelism());
    }

    /** A stream of the program has no bytes, and its event time may be the program's. */
    private void writeGiven(SourcePlan source) {
        page.paragraph(INDENT, "Its rows:");
        page.table(2 * INDENT, RowWords.of(source.type()));
        page.paragraph(INDENT, reads(source));
        WatermarkPlan watermark = source.watermark();
        if (watermark.field().isPresent() || watermark.time().isPresent()) {
            writeEventTime(watermark);
        } else {
            page.paragraph(INDENT, "Event time and watermarks are the program's (default).");
        }
        page.paragraph(
                INDENT,
                "A value that is no such row, or whose event time can't be right, %s%s."
                        .formatted(
                                fate(source.onError()),
                                standard(sourceSettings, source.onError())));
        page.paragraph(INDENT, "It's as parallel as the program's stream.");
    }

    private void head(String name, String type, String connection) {
        page.blank();
        page.paragraph(0, "%s  (%s, connection '%s')".formatted(name, type, connection));
    }

    private void description(String description) {
        if (!description.isEmpty()) {
            page.paragraph(INDENT, description);
        }
    }

    /** The options of a format are listed where it first appears with them. */
    private void format(String what, FormatPlan format) {
        List<TextPage.Entry> options =
                shown.add(format.options()) ? OptionWords.of(format.options()) : List.of();
        page.paragraph(
                INDENT,
                "%s are in format '%s'%s"
                        .formatted(what, format.ref().name(), options.isEmpty() ? "." : ":"));
        page.table(2 * INDENT, options);
    }

    private static String reads(SourcePlan source) {
        TreeSet<String> unread = new TreeSet<>(source.type().fieldNames());
        unread.removeIf(
                field ->
                        source.reads().stream()
                                .anyMatch(
                                        path ->
                                                path.equals(field)
                                                        || path.startsWith(field + ".")));
        return unread.isEmpty()
                ? "All of its fields are read by some step or sink."
                : "Nobody reads %s.".formatted(String.join(", ", unread));
    }

    private void writeEventTime(WatermarkPlan watermark) {
        page.paragraph(
                INDENT,
                "Event time is %s. A record may be %s behind the latest one and still be on time."
                        .formatted(
                                watermark
                                        .field()
                                        .map("the field '%s'"::formatted)
                                        .or(
                                                () ->
                                                        watermark
                                                                .time()
                                                                .map(
                                                                        time ->
                                                                                "what '%s' gives"
                                                                                        .formatted(
                                                                                                time
                                                                                                        .text())))
                                        .orElse("the record's own timestamp (default)"),
                                sourceSettings.show(
                                        "watermark.out-of-orderness", watermark.outOfOrderness())));
        page.paragraph(
                INDENT,
                watermark.idleTimeout().isPresent()
                        ? "A partition that is silent for %s no longer holds event time back, so windows close without it."
                                .formatted(
                                        sourceSettings.show(
                                                "watermark.idle-timeout", watermark.idleTimeout()))
                        : "A silent partition holds event time back for ever, and with it every window.");
        page.paragraph(
                INDENT,
                watermark.maxFuture().isPresent()
                        ? "A record whose event time is more than %s ahead of the clock follows on-error: it would make all others late."
                                .formatted(
                                        sourceSettings.show(
                                                "watermark.max-future", watermark.maxFuture()))
                        : "Event time may be any time ahead of the clock; one wrong record can make all others late.");
        watermark
                .alignment()
                .ifPresent(
                        alignment ->
                                page.paragraph(
                                        INDENT,
                                        "It waits for the other sources of group '%s' when it's more than %s ahead of them."
                                                .formatted(
                                                        alignment.group(),
                                                        ValueText.of(alignment.maxDrift()))));
    }

    void write(SinkPlan sink) {
        head(sink.name(), sink.connection().type(), sink.connection().name());
        description(sink.description());
        page.paragraph(INDENT, "Writes what comes from %s.".formatted(union(sink.inputs())));
        sink.facts().forEach(fact -> page.paragraph(INDENT, fact));
        if (StreamConnection.is(sink.connection())) {
            page.paragraph(INDENT, "Its rows:");
            page.table(2 * INDENT, RowWords.of(sink.type()));
            return;
        }
        format("Values", sink.value());
        if (sink.key().isPresent()) {
            page.paragraph(
                    INDENT,
                    "The key is made of %s.".formatted(String.join(", ", sink.keyFields())));
            format("Keys", sink.key().get());
        } else {
            page.paragraph(
                    INDENT, "The key that a record was read with is written again (default).");
        }
        page.paragraph(INDENT, "Its rows:");
        page.table(2 * INDENT, RowWords.of(sink.type()));
        unwritten(sink);
        page.paragraph(
                INDENT,
                "A record that can't be encoded %s%s."
                        .formatted(fate(sink.onError()), standard(sinkSettings, sink.onError())));
        parallelism(sink.parallelism());
    }

    private void unwritten(SinkPlan sink) {
        Set<String> unwritten =
                RowConversion.unread(sink.type(), sink.value().ref().schema().type());
        if (!unwritten.isEmpty()) {
            page.paragraph(
                    INDENT,
                    "The value is written without %s.".formatted(String.join(", ", unwritten)));
        }
    }

    void write(DeadLetterPlan deadLetter) {
        page.blank();
        page.paragraph(
                0,
                "(%s, connection '%s')"
                        .formatted(deadLetter.connection().type(), deadLetter.connection().name()));
        page.paragraph(
                INDENT,
                "Records that a source, step or sink with 'on-error: dead-letter' can't handle are written with their original key, value and headers, and with headers that say where and why.");
        letters(deadLetter.letters());
        deadLetter.facts().forEach(fact -> page.paragraph(INDENT, fact));
    }

    private void letters(LetterPlan letters) {
        switch (letters.payload()) {
            case FULL -> {}
            case HASH ->
                    page.paragraph(
                            INDENT,
                            "Letters hold sizes and SHA-256 of key and value instead of these, and can't be replayed.");
            case NONE ->
                    page.paragraph(
                            INDENT, "Letters hold neither key nor value, and can't be replayed.");
        }
        if (!letters.excludeHeaders().isEmpty()) {
            page.paragraph(
                    INDENT,
                    "The record's headers %s are left out."
                            .formatted(String.join(", ", letters.excludeHeaders())));
        }
        if (letters.headerNames() == LetterPlan.HeaderNames.CONNECT) {
            page.paragraph(INDENT, "Kafka Connect's names stand beside the platform's.");
        }
    }

    private void nulls(SourcePlan source) {
        NullPlan nulls = source.nulls();
        page.paragraph(
                INDENT,
                switch (nulls.onValue()) {
                    case ERROR ->
                            "A record without a value (a tombstone) is such a record (default).";
                    case SKIP -> "A record without a value (a tombstone) is dropped and counted.";
                    case DELETE ->
                            "A record without a value (a tombstone) becomes a row of the key's fields whose field '%s' is true."
                                    .formatted(nulls.deleteField().orElseThrow());
                });
        page.paragraph(
                INDENT,
                switch (nulls.onKey()) {
                    case DEFAULT ->
                            source.key().isEmpty()
                                    ? "A record without a key is like any other (default)."
                                    : "The key's fields of a record without a key are null; where they must not be it follows on-error (default).";
                    case ERROR -> "A record without a key follows on-error.";
                    case SKIP -> "A record without a key is dropped and counted.";
                });
    }

    /** What becomes of a record that can't be handled. */
    static String fate(ErrorRule rule) {
        String fate =
                switch (rule.policy()) {
                    case FAIL -> "fails the job";
                    case DEAD_LETTER -> "goes to the dead letters";
                    case SKIP -> "is dropped and counted";
                };
        return rule.maxRate().map(max -> fate + limit(max)).orElse(fate);
    }

    private static String limit(ErrorRule.MaxRate max) {
        return ", and the job fails when these are more than %s%% of at least %s records within %s in one parallel instance"
                .formatted(
                        BigDecimal.valueOf(max.share() * 100)
                                .setScale(4, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString(),
                        max.minRecords(),
                        ValueText.of(max.window()));
    }

    static String standard(Settings settings, ErrorRule rule) {
        return rule.maxRate().isEmpty() && settings.isDefault("on-error", rule.policy())
                ? " (default)"
                : "";
    }

    static String union(List<OutputRef> inputs) {
        return inputs.stream().map(input -> "'" + input + "'").collect(Collectors.joining(" and "));
    }

    private void parallelism(int parallelism) {
        page.paragraph(INDENT, "It runs with parallelism %d.".formatted(parallelism));
    }
}
