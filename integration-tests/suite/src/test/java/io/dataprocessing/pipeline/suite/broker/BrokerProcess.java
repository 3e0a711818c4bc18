package io.dataprocessing.pipeline.suite.broker;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The program that {@link ProcessBroker} starts: a broker that runs until its input ends, which
 * also happens when the JVM that started it dies.
 */
final class BrokerProcess {

    static final String READY = "broker process is ready at ";

    /** A broker comes back only when the session of the one that was killed has run out. */
    private static final Map<String, String> SOON_BACK_AFTER_A_KILL =
            Map.of("broker.session.timeout.ms", "4000", "broker.heartbeat.interval.ms", "500");

    private BrokerProcess() {}

    /** Takes the data directory and the port. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedKafkaOptions options =
                EmbeddedKafkaOptions.defaults()
                        .withDataDirectory(Path.of(arguments[0]))
                        .withPort(Integer.parseInt(arguments[1]))
                        .withProperties(SOON_BACK_AFTER_A_KILL);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
            System.out.println(READY + kafka.bootstrapServers());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
