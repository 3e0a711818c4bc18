package io.dataprocessing.pipeline.testkit.registry;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dataprocessing.pipeline.testkit.registry.RegistryAnswers.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A schema registry out of memory, on the loopback interface, that fails when a test wants it to:
 *
 * <pre>{@code
 * try (RegistryStub registry = RegistryStub.start()) {
 *     int id = registry.register("orders-value", schema);
 *     registry.failWith(RegistryFault.unavailable());
 *     ...
 *     registry.recover();
 *     assertThat(registry.requests("GET /schemas/ids/" + id)).hasSize(2);
 * }
 * }</pre>
 *
 * <p>Every method may be called from any thread. Compatibility isn't computed: every schema is
 * compatible until {@link #refuse} says otherwise.
 */
public final class RegistryStub implements AutoCloseable {

    /** Below the range for outgoing connections: nobody takes the port while the stub is down. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;
    private static final int ATTEMPTS = 100;
    private static final String AVRO = "AVRO";
    private static final String NOTHING = "";
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final StoredSchemas schemas = new StoredSchemas();
    private final RegistryAnswers answers = new RegistryAnswers(schemas);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<Trouble> trouble = new AtomicReference<>(Trouble.none());
    private final AtomicReference<String> demanded = new AtomicReference<>(NOTHING);
    private final int port;
    private HttpServer server;
    private ExecutorService threads;

    private RegistryStub() {
        server = bindAnywhere();
        port = server.getAddress().getPort();
        serve();
    }

    /** Starts an empty registry on a free port. */
    public static RegistryStub start() {
        return new RegistryStub();
    }

    /** The address for {@code schema.registry.url}; it stays the same while the stub is down. */
    public String url() {
        return "http://%s:%d".formatted(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    /** Stores an Avro schema as the newest version of a subject and returns its id. */
    public int register(String subject, String schema) {
        return register(subject, AVRO, schema);
    }

    /**
     * Stores a schema as the newest version of a subject and returns its id, which is the same for
     * the same text in another subject.
     *
     * @param type {@code AVRO}, {@code JSON} or {@code PROTOBUF}
     */
    public int register(String subject, String type, String schema) {
        requireNonNull(schema, "schema");
        return schemas.register(requireNonNull(subject, "subject"), requireNonNull(type), schema)
                .id();
    }

    /** Stores an Avro schema under a chosen id, in no subject. */
    public void put(int id, String schema) {
        schemas.put(id, AVRO, requireNonNull(schema, "schema"));
    }

    /** Takes a schema away: its id is unknown (40403) from now on. */
    public void remove(int id) {
        schemas.remove(id);
    }

    /** How many versions a subject has, 0 if it isn't there. */
    public int versions(String subject) {
        return schemas.versions(subject);
    }

    /** From now on no new schema of the subject is compatible, for the reasons given. */
    public void refuse(String subject, String... reasons) {
        answers.refuse(subject, List.of(reasons));
    }

    /** Sets what the registry says is the compatibility level of a subject. */
    public void compatibility(String subject, String level) {
        answers.level(subject, level);
    }

    /** Answers 401 to every request from now on whose {@code Authorization} header is another. */
    public void demandAuthorization(String header) {
        demanded.set(requireNonNull(header, "header"));
    }

    /** Meets every request with a fault, until {@link #recover}. */
    public void failWith(RegistryFault fault) {
        failNext(Integer.MAX_VALUE, fault);
    }

    /** Meets the next requests with a fault, and is well again after that many. */
    public void failNext(int count, RegistryFault fault) {
        change(new Trouble(count, requireNonNull(fault, "fault")));
    }

    /** Answers as it should again; requests that were met with silence get their answer now. */
    public void recover() {
        change(Trouble.none());
    }

    /** Stops listening: connections are refused, open ones end. */
    public synchronized void goDown() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Listens again, on the same port and with the same schemas. */
    public synchronized void comeBack() {
        try {
            server = bind(port);
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on port " + port + " again", e);
        }
        serve();
    }

    /**
     * The requests since the start, the failed ones too, as {@code GET /schemas/ids/1?subject=},
     * with whatever parameters they have.
     */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The requests that begin with a text, such as {@code GET /schemas/ids/}. */
    public List<String> requests(String prefix) {
        return requests.stream().filter(request -> request.startsWith(prefix)).toList();
    }

    @Override
    public void close() {
        recover();
        goDown();
    }

    private void change(Trouble next) {
        trouble.getAndSet(next).over().countDown();
    }

    private void serve() {
        threads = Executors.newCachedThreadPool(RegistryStub::daemon);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getRawPath();
            String query = exchange.getRequestURI().getRawQuery();
            requests.add(method + " " + path + (query == null ? "" : "?" + query));
            Answer answer =
                    isAuthorized(exchange)
                            ? answerOf(method, path, body)
                            : Answer.error(401, 401, "HTTP 401 Unauthorized");
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", CONTENT_TYPE);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            // The stub went down: the connection ends without an answer.
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String header = demanded.get();
        return header.equals(NOTHING)
                || header.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private Answer answerOf(String method, String path, String body) throws InterruptedException {
        Trouble now = trouble.getAndUpdate(Trouble::afterOneMore);
        if (now.left() == 0) {
            return answers.answer(method, path, body);
        }
        if (now.fault() instanceof RegistryFault.Status status) {
            return Answer.error(status.status(), status.errorCode(), status.message());
        }
        if (now.fault() instanceof RegistryFault.Slow slow) {
            boolean over = now.over().await(slow.delay().toMillis(), TimeUnit.MILLISECONDS);
            return over ? answerOf(method, path, body) : answers.answer(method, path, body);
        }
        now.over().await();
        return answerOf(method, path, body);
    }

    private static HttpServer bindAnywhere() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return bind(ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT));
            } catch (BindException e) {
                // Taken: the next one.
            } catch (IOException e) {
                throw new UncheckedIOException("can't start a registry", e);
            }
        }
        throw new IllegalStateException(
                "no free port between %d and %d".formatted(FIRST_PORT, LAST_PORT));
    }

    private static HttpServer bind(int port) throws IOException {
        return HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), /* backlog= */ 0);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "registry-stub");
        thread.setDaemon(true);
        return thread;
    }

    /** A fault for the next requests, and the latch that opens when it's over. */
    private record Trouble(int left, RegistryFault fault, CountDownLatch over) {

        Trouble(int left, RegistryFault fault) {
            this(left, fault, new CountDownLatch(1));
        }

        static Trouble none() {
            return new Trouble(0, new RegistryFault.Slow(Duration.ZERO));
        }

        Trouble afterOneMore() {
            return left == 0 || left == Integer.MAX_VALUE
                    ? this
                    : new Trouble(left - 1, fault, over);
        }
    }
}
