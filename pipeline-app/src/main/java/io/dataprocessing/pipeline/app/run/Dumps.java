package io.dataprocessing.pipeline.app.run;

import io.dataprocessing.pipeline.app.local.RecordDump;
import io.dataprocessing.pipeline.app.local.TopicReader;
import io.dataprocessing.pipeline.app.local.Topics;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files that get what sinks commit, kept up to date while the job runs. */
final class Dumps implements AutoCloseable {

    private static final String JSON = "json";

    private final Terminal terminal;
    private final String bootstrapServers;
    private final List<Dump> dumps = new ArrayList<>();

    Dumps(String bootstrapServers, Terminal terminal) {
        this.bootstrapServers = bootstrapServers;
        this.terminal = terminal;
    }

    /** Begins to write a file with what a sink commits to its topics. */
    void add(SinkPlan sink, List<Endpoint> endpoints, Path path) throws IOException {
        RecordDump file = RecordDump.create(path, sink.value().ref().name().equals(JSON));
        TopicReader reader =
                TopicReader.start(
                        bootstrapServers,
                        () -> topics(endpoints),
                        records ->
                                records.forEach(
                                        record -> file.write(Optional.ofNullable(record.value()))));
        dumps.add(new Dump(sink.name(), path, file, reader));
    }

    /** Waits until the files have all that is committed by now. */
    @Override
    public void close() throws IOException {
        for (Dump dump : dumps) {
            dump.reader().close();
            dump.file().close();
            terminal.print(
                    "%s of sink '%s' written to %s"
                            .formatted(
                                    Quantity.of(dump.file().records(), "record"),
                                    dump.sink(),
                                    dump.path()));
        }
        dumps.clear();
    }

    private Set<String> topics(List<Endpoint> endpoints) {
        try (Topics broker = Topics.of(bootstrapServers)) {
            Set<String> topics = new TreeSet<>();
            for (Endpoint endpoint : endpoints) {
                topics.addAll(
                        broker.matching(
                                endpoint.pattern()
                                        ? Pattern.compile(endpoint.resource())
                                        : Pattern.compile(endpoint.resource(), Pattern.LITERAL)));
            }
            return topics;
        }
    }

    private record Dump(String sink, Path path, RecordDump file, TopicReader reader) {}
}
