package io.dataprocessing.pipeline.benchmarks.process;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** A broker that runs until its input ends. */
final class BrokerProgram {

    /** How an answer begins. */
    static final String MARK = "@broker ";

    /** What is written in a round is gone a second after it was checked. */
    private static final Map<String, String> PROPERTIES =
            Map.of("log.segment.delete.delay.ms", "1000", "log.segment.bytes", "268435456");

    private BrokerProgram() {}

    /** Takes the directory of its data. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedKafkaOptions options =
                EmbeddedKafkaOptions.defaults()
                        .withDataDirectory(Path.of(arguments[0]))
                        .withProperties(PROPERTIES);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
            System.out.println(MARK + kafka.bootstrapServers());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
