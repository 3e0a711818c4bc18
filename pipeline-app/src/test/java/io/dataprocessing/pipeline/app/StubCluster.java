package io.dataprocessing.pipeline.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster that answers what a test told it to, and remembers what it was asked. */
final class StubCluster implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    private StubCluster(HttpServer server) {
        this.server = server;
    }

    static StubCluster start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StubCluster cluster = new StubCluster(server);
        server.createContext("/", cluster::answer);
        server.start();
        cluster.on("GET /config", "{\"refresh-interval\": 1}");
        return cluster.on(
                "GET /overview",
                """
                {"taskmanagers": 1, "slots-total": 2, "slots-available": 1, "flink-version": "2.2.1"}
                """);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers a question; the last of several answers to one question stays. */
    StubCluster on(String question, String body) {
        return on(question, 200, body);
    }

    StubCluster on(String question, int status, String body) {
        answers.computeIfAbsent(question, key -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** The jobs of the cluster, each as {@code id name state}. */
    StubCluster withJobs(String... jobs) {
        StringBuilder list = new StringBuilder();
        for (int index = 0; index < jobs.length; index++) {
            List<String> words = List.of(jobs[index].split(" ", 3));
            list.append(index == 0 ? "" : ",")
                    .append(
                            """
                            {"jid": "%s", "name": "%s", "state": "%s", "start-time": %d, "duration": 185000}
                            """
                                    .formatted(
                                            words.get(0),
                                            words.get(1),
                                            words.get(2),
                                            1000 + index));
        }
        return on("GET /jobs/overview", "{\"jobs\": [" + list + "]}");
    }

    /** The questions so far, those that have a body with it. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String question = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body.isEmpty() ? question : question + " " + body);
        Deque<Answer> prepared =
                answers.getOrDefault(
                        question,
                        new ArrayDeque<>(
                                List.of(new Answer(404, "{\"errors\": [\"Not found.\"]}"))));
        Answer answer = prepared.size() > 1 ? prepared.remove() : prepared.element();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
