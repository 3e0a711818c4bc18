package io.dataprocessing.pipeline.app.dlq;

import io.dataprocessing.pipeline.app.run.PipelineFileOptions;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterTopic;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the letters are, as the command line says it. */
final class LettersOption {

    @Mixin private PipelineFileOptions file;

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description =
                    "A connection of the file that has the letters, instead of that of its section 'dead-letter'.")
    private String connection;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description =
                    "The topic that has the letters, instead of that of the section 'dead-letter'.")
    private String topic;

    /**
     * Plans the file and finds the topic.
     *
     * @throws StoppedException if the file is wrong or doesn't say where letters are
     */
    LetterHome find(Stages stages) {
        PipelinePlan plan = file.plan(stages);
        Optional<String> planned = plan.deadLetter().flatMap(LetterTopic::of);
        Optional<String> name = Optional.ofNullable(topic).or(() -> planned);
        if (name.isEmpty() || (plan.deadLetter().isEmpty() && connection == null)) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "%s has no section 'dead-letter' with a topic of Kafka's. Name the letters with --connection and --topic."
                            .formatted(file.file()));
        }
        if (connection == null) {
            return new LetterHome(
                    plan,
                    plan.deadLetter().orElseThrow().connection(),
                    plan.deadLetter().orElseThrow().options(),
                    name.get());
        }
        ConnectionPlan found = connection(plan);
        return new LetterHome(plan, found, found.options(), name.get());
    }

    private ConnectionPlan connection(PipelinePlan plan) {
        Map<String, ConnectionPlan> known = new TreeMap<>();
        plan.sources().forEach(source -> add(source.connection(), known));
        plan.sinks().forEach(sink -> add(sink.connection(), known));
        plan.deadLetter().ifPresent(letters -> add(letters.connection(), known));
        ConnectionPlan found = known.get(connection);
        if (found == null) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "--connection '%s' isn't one that %s uses.%s Known: %s."
                            .formatted(
                                    connection,
                                    file.file(),
                                    Suggestion.nearest(connection, known.keySet())
                                            .map(" Did you mean '%s'?"::formatted)
                                            .orElse(""),
                                    String.join(", ", known.keySet())));
        }
        return found;
    }

    private static void add(ConnectionPlan connection, Map<String, ConnectionPlan> known) {
        known.put(connection.name(), connection);
    }
}
