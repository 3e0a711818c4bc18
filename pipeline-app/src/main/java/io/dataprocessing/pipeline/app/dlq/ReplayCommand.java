package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterTopic;
import io.dataprocessing.pipeline.connectors.kafka.letters.OriginCluster;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays dead letters. */
@Command(
        name = "replay",
        description = {
            "Writes dead letters back to the topics that their records came from, with a mark that lets the running"
                    + " pipeline hand them to the step that failed, and to no other.",
            "",
            "Each letter is replayed at most once, however often this is called: it's recorded in the topic"
                    + " LETTERS.replayed, in the same transaction as the record. What fails again becomes a new letter,"
                    + " with its attempt counted.",
            ""
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  pipeline dlq replay orders.yaml --dry-run",
            "  pipeline dlq replay orders.yaml --step per-part --rate 500/s"
        })
final class ReplayCommand implements Callable<Integer> {

    private final Stages stages;
    private final Terminal terminal;

    @Mixin private LettersOption letters;
    @Mixin private FilterOptions filters;

    @Option(
            names = "--to",
            paramLabel = "source|NAME",
            description =
                    "Where to: 'source' for everything that reads the topic, or the name of a source, step or sink."
                            + " Default: whatever the letter failed at.")
    private String to;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            converter = Rate.Converter.class,
            description = "No faster than this: 500/s, 30/min, 1/h. Default: as fast as it goes.")
    private Rate rate;

    @Option(
            names = "--dry-run",
            description = "Say what would be replayed to where, and write nothing.")
    private boolean dry;

    @Inject
    ReplayCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        LetterFilter filter = filters.filter();
        long limit = filters.limit();
        LetterHome home = letters.find(stages);
        check(home.plan());
        Routes routes = new Routes(home.plan(), Optional.ofNullable(to));
        routes.refusal()
                .ifPresent(
                        refusal -> {
                            throw new StoppedException(ExitCode.USAGE, refusal);
                        });
        home.open(topic -> replay(topic, home.plan(), routes, filter, limit));
        filter.complaint().ifPresent(terminal::printError);
        return ExitCode.OK.code();
    }

    private void check(PipelinePlan plan) {
        if (plan.deadLetter().isEmpty()) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "'%s' has no section 'dead-letter', without which a pipeline doesn't hand replayed records to the step that they are meant for."
                            .formatted(plan.name()));
        }
        plan.sources().stream()
                .filter(source -> OriginCluster.readsUncommitted(source.options()))
                .forEach(
                        source ->
                                terminal.printError(
                                        "Source '%s' reads uncommitted records: a replay that's broken off and repeated may reach it twice."
                                                .formatted(source.name())));
    }

    private void replay(
            LetterTopic topic, PipelinePlan plan, Routes routes, LetterFilter filter, long limit)
            throws ConnectorException {
        String pipeline = filters.pipeline().orElse(plan.name());
        Pace pace =
                new Pace(
                        Optional.ofNullable(rate),
                        System::nanoTime,
                        wait -> LockSupport.parkNanos(wait.toNanos()));
        try (Replay replay = new Replay(plan.name(), topic, routes, pace, dry, terminal)) {
            try {
                topic.read(
                        filters.from(),
                        letter -> {
                            if (filter.test(letter)) {
                                if (letter.pipeline().equals(pipeline)) {
                                    replay.accept(letter);
                                } else {
                                    replay.report().ofAnotherPipeline();
                                }
                            }
                            return replay.taken() < limit;
                        });
                replay.finish();
            } catch (ConnectorException e) {
                terminal.endStatus();
                terminal.print(replay.report().render(dry));
                throw e;
            }
            terminal.print(replay.report().render(dry));
        }
    }
}
