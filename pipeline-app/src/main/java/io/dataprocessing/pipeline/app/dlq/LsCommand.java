package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts dead letters. */
@Command(
        name = "ls",
        description = {
            "Counts dead letters by pipeline, step, stage and class of error, with the times of the first and the"
                    + " last. Times are those of the records.",
            ""
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = "  pipeline dlq ls orders.yaml --from 24h --stage process")
final class LsCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stages stages;
    private final Terminal terminal;

    @Mixin private LettersOption letters;
    @Mixin private FilterOptions filters;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "How the counts are written. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Inject
    LsCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        LetterFilter filter = filters.filter();
        long limit = filters.limit();
        LetterHome home = letters.find(stages);
        LetterCounts counts = new LetterCounts();
        home.open(
                topic ->
                        topic.read(
                                filters.from(),
                                letter -> {
                                    if (filter.test(letter)) {
                                        counts.add(letter);
                                    }
                                    return counts.total() < limit;
                                }));
        filter.complaint().ifPresent(terminal::printError);
        terminal.print(
                switch (format) {
                    case TABLE -> table(counts, home.topic());
                    case JSON -> json(counts);
                });
        return ExitCode.OK.code();
    }

    private static String table(LetterCounts counts, String topic) {
        String total = "%s in '%s'.".formatted(Quantity.of(counts.total(), "letter"), topic);
        return counts.total() == 0 ? total : counts.table() + "\n" + total;
    }

    private static String json(LetterCounts counts) {
        ArrayNode groups = JSON.createArrayNode();
        counts.byGroup()
                .forEach(
                        (group, count) ->
                                groups.addObject()
                                        .put("pipeline", group.pipeline())
                                        .put("step", group.step())
                                        .put("stage", group.stage())
                                        .put("error", group.error())
                                        .put("letters", count.letters())
                                        .put("first", count.first().toString())
                                        .put("last", count.last().toString()));
        return groups.toPrettyString();
    }

    /** How counts are written. */
    enum Format {
        /** In columns, for people. */
        TABLE,
        /** An array of objects, for programs. */
        JSON
    }
}
