package io.dataprocessing.pipeline.suite.registry;

import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A registry of its own process on the loopback interface, its schemas in memory. */
public final class TestRegistry implements AutoCloseable {

    /** Where the build unpacks the registry. */
    private static final String HOME_PROPERTY = "pipeline.registry";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int CLIENT_CACHE = 1000;

    private final Path log;
    private final int port;
    private final Process process;
    private final SchemaRegistryClient client;
    private final RestService rest;

    private TestRegistry(Path log, int port) throws IOException {
        this.log = log;
        this.port = port;
        this.process = launch(log, port);
        this.client = newClient();
        this.rest = new RestService(url());
    }

    /** Starts a registry and waits until it answers. */
    static TestRegistry start() {
        try {
            TestRegistry registry =
                    new TestRegistry(
                            Files.createTempFile("pipeline-registry-", ".log"), freePort());
            registry.awaitReadyOrClose();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException("can't start a registry process", e);
        }
    }

    /** The address of the Confluent-compatible interface. */
    public String url() {
        return "http://%s:%d/apis/ccompat/v7"
                .formatted(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    /** What runs, for people. */
    String description() {
        return "Apicurio in process " + process.pid();
    }

    /** A client that has cached nothing yet. */
    public SchemaRegistryClient newClient() {
        return new CachedSchemaRegistryClient(url(), CLIENT_CACHE);
    }

    /** Registers an Avro schema as the newest version of a subject and returns its id. */
    public int register(String subject, String schema) {
        return ask(() -> client.register(subject, new AvroSchema(schema)));
    }

    /**
     * Registers a schema of any language as the newest version of a subject and returns its id.
     *
     * @param language {@code AVRO}, {@code JSON}, whose schemas need a {@code $schema} here, or
     *     {@code PROTOBUF}
     */
    public int register(String subject, String language, String schema) {
        return ask(() -> rest.registerSchema(schema, language, List.of(), subject).getId());
    }

    /** Sets the compatibility level of a subject that is there. */
    public void compatibility(String subject, String level) {
        ask(() -> client.updateCompatibility(subject, level));
    }

    /** The registry's verdict on an Avro schema as the next version of a subject. */
    public boolean isCompatible(String subject, String schema) {
        return ask(() -> client.testCompatibility(subject, new AvroSchema(schema)));
    }

    /** The version numbers of a subject. */
    public List<Integer> versions(String subject) {
        return ask(() -> newClient().getAllVersions(subject));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            client.close();
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException("can't end the registry process", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path log, int port) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dquarkus.http.host="
                                        + InetAddress.getLoopbackAddress().getHostAddress(),
                                "-Dquarkus.http.port=" + port,
                                // It would listen on every interface.
                                "-Dquarkus.management.enabled=false",
                                "-Dquarkus.log.level=WARN",
                                "-cp",
                                runner() + File.pathSeparator + ownClasses(),
                                RegistryProcess.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static Path runner() throws IOException {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null) {
            throw new IllegalStateException(
                    "the system property %s is not set: run this test with Failsafe (mvn verify)"
                            .formatted(HOME_PROPERTY));
        }
        try (Stream<Path> files = Files.list(Path.of(home))) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no registry in " + home));
        }
    }

    private static Path ownClasses() {
        return Path.of(
                URI.create(
                        RegistryProcess.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()));
    }

    private void awaitReadyOrClose() {
        boolean ready = false;
        try {
            await("the registry process answers")
                    .atMost(START_TIMEOUT)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsMatching(IOException.class::isInstance)
                    .until(this::answers);
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the registry process has ended:\n" + Files.readString(log));
        }
        HttpRequest subjects = HttpRequest.newBuilder(URI.create(url() + "/subjects")).build();
        return HttpClient.newHttpClient().send(subjects, BodyHandlers.discarding()).statusCode()
                == 200;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RestClientException e) {
            throw new IllegalStateException("the registry refuses: " + e.getMessage(), e);
        }
    }

    /** A call of the client. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException, RestClientException;
    }
}
