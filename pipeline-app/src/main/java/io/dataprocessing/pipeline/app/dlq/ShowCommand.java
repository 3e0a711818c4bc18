package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterPlace;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterTopic;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.ReplayTargets;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a dead letter. */
@Command(
        name = "show",
        description = {
            "Shows one dead letter: what happened and where, all headers, key and value, decoded as the source of"
                    + " the record does where that's possible. This is the only command that prints what a record"
                    + " holds.",
            ""
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  pipeline dlq show orders.yaml orders.dlq-0@12",
            "  pipeline dlq show orders.yaml --last --step per-part"
        })
final class ShowCommand implements Callable<Integer> {

    private final Stages stages;
    private final Terminal terminal;

    @Spec private CommandSpec spec;
    @Mixin private LettersOption letters;
    @Mixin private FilterOptions filters;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LETTER",
            description = "Its place: TOPIC-PARTITION@OFFSET, or PARTITION@OFFSET.")
    private String place;

    @Option(
            names = "--last",
            description = "The youngest of the letters that the other options choose.")
    private boolean last;

    @Inject
    ShowCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        if (last == (place != null)) {
            throw new ParameterException(
                    spec.commandLine(), "Name one LETTER, or ask for the --last.");
        }
        LetterFilter filter = filters.filter();
        LetterHome home = letters.find(stages);
        AtomicReference<Optional<Letter>> found = new AtomicReference<>(Optional.empty());
        home.open(topic -> found.set(last ? youngest(topic, filter) : named(topic)));
        filter.complaint().ifPresent(terminal::printError);
        Letter letter =
                found.get()
                        .orElseThrow(
                                () ->
                                        new StoppedException(
                                                ExitCode.USAGE,
                                                last
                                                        ? "no such letter is in '%s'."
                                                                .formatted(home.topic())
                                                        : "there is no letter at %s, or not any more."
                                                                .formatted(place)));
        terminal.print(
                new LetterText(
                                ReplayTargets.of(home.plan()),
                                new PayloadText(PluginRuntime.of(stages.catalog())))
                        .show(letter));
        return ExitCode.OK.code();
    }

    private Optional<Letter> named(LetterTopic topic) throws ConnectorException {
        Origin named =
                LetterPlace.parse(place)
                        .or(() -> LetterPlace.parse(topic.name() + "-" + place))
                        .filter(parsed -> parsed.topic().equals(topic.name()))
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                "'%s' is no place in '%s'. Write one such as %s-0@12."
                                                        .formatted(
                                                                place,
                                                                topic.name(),
                                                                topic.name())));
        return topic.at(named.partition(), named.offset());
    }

    private Optional<Letter> youngest(LetterTopic topic, LetterFilter filter)
            throws ConnectorException {
        AtomicReference<Optional<Letter>> youngest = new AtomicReference<>(Optional.empty());
        topic.read(
                filters.from(),
                letter -> {
                    boolean older =
                            youngest.get()
                                    .filter(other -> other.time().isAfter(letter.time()))
                                    .isPresent();
                    if (!older && filter.test(letter)) {
                        youngest.set(Optional.of(letter));
                    }
                    return true;
                });
        return youngest.get();
    }
}
