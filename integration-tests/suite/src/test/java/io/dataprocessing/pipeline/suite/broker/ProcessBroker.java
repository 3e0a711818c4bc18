package io.dataprocessing.pipeline.suite.broker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * A broker in a process of its own, which can be killed and started again with its port and data.
 *
 * <p>Its port lies below the range that the system takes for outgoing connections, so that nobody
 * gets it between a kill and a restart.
 */
public final class ProcessBroker implements TestBroker {

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final Path directory;
    private final int port;
    private Process process;

    private ProcessBroker(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.process = launch(directory, port);
    }

    /** Starts a broker that a test has for itself, and waits until it answers. */
    public static ProcessBroker start() {
        try {
            Path directory = Files.createTempDirectory("pipeline-broker-");
            ProcessBroker broker = new ProcessBroker(directory, freePort());
            broker.awaitReadyOrClose();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("can't start a broker process", e);
        }
    }

    @Override
    public BrokerKind kind() {
        return BrokerKind.PROCESS;
    }

    @Override
    public String bootstrapServers() {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + port;
    }

    @Override
    public String description() {
        return "Kafka %s in process %d".formatted(AppInfoParser.getVersion(), process.pid());
    }

    /** Ends the process at once (SIGKILL), as a crash would, and waits until it's gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts the broker again after a {@link #kill()}, on its port and its data. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("the broker process is running: kill it first");
        }
        try {
            Files.deleteIfExists(log(directory));
            process = launch(directory, port);
        } catch (IOException e) {
            throw new UncheckedIOException("can't restart the broker process", e);
        }
        awaitReady();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
            deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove the broker's data in " + directory, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path directory, int port) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BrokerProcess.class.getName(),
                                directory.resolve("data").toString(),
                                String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(log(directory).toFile())
                .start();
    }

    private void awaitReadyOrClose() {
        boolean ready = false;
        try {
            awaitReady();
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    private void awaitReady() {
        await("the broker process answers")
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(this::isReady);
    }

    private boolean isReady() throws IOException {
        String output = Files.readString(log(directory));
        if (!process.isAlive()) {
            throw new AssertionError("the broker process has ended:\n" + output);
        }
        return output.contains(BrokerProcess.READY);
    }

    private void awaitEnd() {
        await("the broker process ends").atMost(STOP_TIMEOUT).until(() -> !process.isAlive());
    }

    private static Path log(Path directory) {
        return directory.resolve("process.log");
    }

    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port between %d and %d".formatted(FIRST_PORT, LAST_PORT));
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }

    private static void deleteRecursively(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
