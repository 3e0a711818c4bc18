package io.dataprocessing.pipeline.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A Kafka broker in a process of its own, for all peers of a run. */
public final class Broker implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final JavaProcess process;
    private final String bootstrapServers;

    private Broker(JavaProcess process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a broker that keeps its data and its log below a directory. */
    public static Broker start(Path directory) throws IOException {
        JavaProcess process =
                JavaProcess.start(
                        BrokerProgram.class,
                        List.of(directory.resolve("kafka").toString()),
                        OPTIONS,
                        "",
                        directory.resolve("broker.log"),
                        BrokerProgram.MARK);
        try {
            return new Broker(process, process.answer());
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    /** Its address for clients. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
