package io.dataprocessing.pipeline.app.dlq;

import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which letters are meant, as the command line says it. */
final class FilterOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = LetterTime.class,
            description =
                    "Letters of records with this timestamp or a later one: 2026-03-01T08:00:00Z, 2026-03-01, or how"
                            + " long ago, such as 2h.")
    private Instant from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = LetterTime.class,
            description = "Letters of records before this time.")
    private Instant until;

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Letters of this pipeline; several may share a topic.")
    private String pipeline;

    @Option(
            names = "--step",
            paramLabel = "NAME",
            description = "Letters of this source, step or sink; may be given several times.")
    private final List<String> steps = new ArrayList<>();

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description =
                    "Letters of this stage: decode, timestamp, null, process, late, encode or write; may be given"
                            + " several times.")
    private final List<String> stages = new ArrayList<>();

    @Option(
            names = "--error",
            paramLabel = "CLASS",
            description =
                    "Letters with this class of exception, with or without its package; * stands for anything.")
    private String error;

    @Option(
            names = "--key",
            paramLabel = "TEXT",
            description = "Letters of records with this key, in UTF-8.")
    private String key;

    @Option(
            names = "--where",
            paramLabel = "EXPRESSION",
            description =
                    "Letters for which this is true: an expression over pipeline, step, stage, error_class,"
                            + " error_message, topic, partition, offset, timestamp, attempt, key and value.")
    private String where;

    @Option(names = "--limit", paramLabel = "N", description = "No more than N letters.")
    private Long limit;

    /** Where reading may begin. */
    Optional<Instant> from() {
        return Optional.ofNullable(from);
    }

    /** The pipeline that was asked for. */
    Optional<String> pipeline() {
        return Optional.ofNullable(pipeline);
    }

    /** How many letters at most. */
    long limit() {
        if (limit != null && limit < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--limit is %d, but must be 1 or more.".formatted(limit));
        }
        return limit == null ? Long.MAX_VALUE : limit;
    }

    /** The letters that are meant. */
    LetterFilter filter() {
        List<Predicate<Letter>> all = new ArrayList<>();
        from().ifPresent(time -> all.add(letter -> !letter.time().isBefore(time)));
        Optional.ofNullable(until)
                .ifPresent(time -> all.add(letter -> letter.time().isBefore(time)));
        pipeline().ifPresent(name -> all.add(letter -> letter.pipeline().equals(name)));
        if (!steps.isEmpty()) {
            Set<String> names = Set.copyOf(steps);
            all.add(letter -> names.contains(letter.step()));
        }
        if (!stages.isEmpty()) {
            Set<String> names = stageNames();
            all.add(letter -> names.contains(letter.stage()));
        }
        Optional.ofNullable(error).map(ErrorPattern::of).ifPresent(all::add);
        Optional.ofNullable(key)
                .ifPresent(
                        text ->
                                all.add(
                                        letter ->
                                                LetterRow.text(letter.key())
                                                        .filter(text::equals)
                                                        .isPresent()));
        return new LetterFilter(
                all,
                Optional.ofNullable(where)
                        .map(text -> Condition.compile(text, spec.commandLine())));
    }

    private Set<String> stageNames() {
        for (String stage : stages) {
            if (!StageNames.ALL.contains(stage)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--stage '%s' isn't one. Stages: %s."
                                .formatted(stage, String.join(", ", StageNames.ALL)));
            }
        }
        return Set.copyOf(stages);
    }
}
