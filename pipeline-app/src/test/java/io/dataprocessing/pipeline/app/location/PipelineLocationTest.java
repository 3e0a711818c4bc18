package io.dataprocessing.pipeline.app.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.PipelineFile;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipeline files of this machine and of web servers. */
final class PipelineLocationTest {

    private static final String PIPELINE =
            """
            version: 1
            name: orders
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "far:9092"}}
            sources:
              in: {connection: main, topic: orders, value: {format: json, schema: %s}}
            sinks:
              out: {input: in, connection: main, topic: sales, value: {format: json}}
            """;
    private static final String SCHEMA =
            """
            {"type": "record", "name": "Order", "fields": [{"name": "id", "type": "string"}]}
            """;

    @TempDir private Path directory;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void aPathAndAnAddressOfThisMachineAreTheSameFile() throws IOException {
        Path file = Files.writeString(directory.resolve("orders.yaml"), "version: 1");

        PipelineFile byPath = PipelineLocation.of(file.toString()).read();
        assertThat(byPath.text()).isEqualTo("version: 1");
        assertThat(byPath.directory()).contains(directory);
        assertThat(PipelineLocation.of(file.toUri().toString()).read()).isEqualTo(byPath);
    }

    @Test
    void aServersPipelineFindsItsSchemasBesideIt() {
        put("/team/orders.yaml", PIPELINE.formatted("schemas/order.avsc"));
        put("/team/schemas/order.avsc", SCHEMA);

        PipelinePlan plan = plan(address + "/team/orders.yaml?token=secret");

        assertThat(plan.sources().get(0).type().fields()).hasSize(1);
        assertThat(asked)
                .containsExactly("/team/orders.yaml?token=secret", "/team/schemas/order.avsc");
    }

    @Test
    void noSchemaIsReadFromOutsideThePipelinesDirectory() {
        put("/team/orders.yaml", PIPELINE.formatted("../other/order.avsc"));
        put("/other/order.avsc", SCHEMA);

        assertThatExceptionOfType(InvalidPipelineException.class)
                .isThrownBy(() -> plan(address + "/team/orders.yaml"))
                .withMessageContaining(
                        "schema file '../other/order.avsc' is outside the directory of the pipeline file.");
        assertThat(asked).containsExactly("/team/orders.yaml");
    }

    @Test
    void aSchemaThatIsntThereIsSaidToBe() {
        put("/orders.yaml", PIPELINE.formatted("order.avsc"));

        assertThatExceptionOfType(InvalidPipelineException.class)
                .isThrownBy(() -> plan(address + "/orders.yaml"))
                .withMessageContaining("schema file 'order.avsc' doesn't exist.");
    }

    @Test
    void relativeSecretFilesOfAServersPipelineAreRefused() {
        put("/orders.yaml", PIPELINE.formatted("{class: \"${file:pom.xml}\"}"));

        assertThatExceptionOfType(InvalidPipelineException.class)
                .isThrownBy(() -> plan(address + "/orders.yaml"))
                .withMessageContaining("E022 file reference leaves the allowed directories [");
    }

    @Test
    void aServerMaySendUsOnWithinItself() {
        put("/v2/orders.yaml", "version: 1");
        redirects.put("/orders.yaml", "/v2/orders.yaml");

        assertThat(PipelineLocation.of(address + "/orders.yaml").read().text())
                .isEqualTo("version: 1");
    }

    @Test
    void aServerMayNotSendUsToAnotherOneNorInACircle() {
        redirects.put("/away.yaml", "http://other.example/orders.yaml");
        redirects.put("/circle.yaml", "/circle.yaml");

        assertThat(problem(address + "/away.yaml?key=secret"))
                .isEqualTo(
                        address
                                + "/away.yaml E001 file can't be read: the server sends us on to another one, http://other.example, which isn't followed.");
        assertThat(problem(address + "/circle.yaml"))
                .endsWith("file can't be read: the server sends us on more than 3 times.");
    }

    @Test
    void whatCantBeReadIsToldByAddress() {
        files.put("/large.yaml", new byte[PipelineFile.MAX_BYTES + 1]);
        files.put("/binary.yaml", new byte[] {'a', (byte) 0xff});

        assertThat(problem(address + "/nowhere.yaml"))
                .isEqualTo(address + "/nowhere.yaml E001 file doesn't exist.");
        assertThat(problem(address + "/large.yaml")).endsWith("file is larger than 1 MiB.");
        assertThat(problem(address + "/binary.yaml")).contains("E003 file is not UTF-8");
        assertThat(problem("http://me:secret@127.0.0.1/orders.yaml"))
                .isEqualTo(
                        "http://127.0.0.1/orders.yaml E001 an address must not hold a user's name or password.");
        assertThat(problem("s3://bucket/orders.yaml"))
                .isEqualTo(
                        "s3://bucket/orders.yaml E001 file can't be read: Flink has no file system for 's3:' here. Put its plugin into Flink's plugins/ and name that directory in FLINK_PLUGINS_DIR, or use a path, file:, http: or https:.");
        assertThat(problem("http://[orders.yaml")).contains("this is no address: ");
    }

    @Test
    void aServerThatStopsInTheMiddleIsGivenUp() {
        server.createContext(
                "/slow.yaml",
                exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write('v');
                    exchange.getResponseBody().flush();
                    awaitEnd();
                });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () ->
                                new HttpFetcher(Duration.ofMillis(300))
                                        .fetch(URI.create(address + "/slow.yaml"), 1000))
                .withMessageContaining("can't be read: no answer from 127.0.0.1:");
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String problem(String location) {
        try {
            PipelineLocation.of(location).read();
            return "";
        } catch (InvalidPipelineException e) {
            return "%s %s %s"
                    .formatted(
                            e.problems().get(0).position().file(),
                            e.problems().get(0).code(),
                            e.problems().get(0).message());
        }
    }

    private static PipelinePlan plan(String location) {
        return new Planner(Catalog.load(PipelineLocationTest.class.getClassLoader()))
                .plan(
                        new ConfigParser(Environment.system())
                                .parse(PipelineLocation.of(location).read()));
    }

    private void put(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        String path = exchange.getRequestURI().getPath();
        byte[] content = files.get(path);
        if (redirects.containsKey(path)) {
            exchange.getResponseHeaders().add("Location", redirects.get(path));
            exchange.sendResponseHeaders(302, -1);
        } else if (content == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }
}
