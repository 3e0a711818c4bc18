package io.dataprocessing.pipeline.suite.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a cluster's REST API says. */
final class FlinkRest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;

    FlinkRest(String address) {
        this.address = address;
    }

    /** The names of the TaskManagers that are registered. */
    List<String> taskManagers() {
        return ask("/taskmanagers")
                .map(answer -> texts(answer.path("taskmanagers"), "id"))
                .orElse(List.of());
    }

    /** Waits for the one job of a cluster in application mode and returns its id. */
    String onlyJob() {
        return await("the application has a job")
                .atMost(PATIENCE)
                .pollInterval(INTERVAL)
                .until(
                        () ->
                                ask("/jobs")
                                        .map(answer -> texts(answer.path("jobs"), "id"))
                                        .orElse(List.of()),
                        jobs -> jobs.size() == 1)
                .get(0);
    }

    /** What state a job is in, such as RUNNING. */
    String state(String job) {
        return get("/jobs/" + job).path("state").asText();
    }

    /** Waits until a job is in a state. */
    void awaitState(String job, String state) {
        await("the job is " + state)
                .atMost(PATIENCE)
                .pollInterval(INTERVAL)
                .untilAsserted(() -> assertThat(state(job)).isEqualTo(state));
    }

    /** Waits until every task of a job runs, and the job was started again at least so often. */
    void awaitRunning(String job, int restarts) {
        await("all tasks run after %d restarts".formatted(restarts))
                .atMost(PATIENCE)
                .pollInterval(INTERVAL)
                .untilAsserted(
                        () -> {
                            assertThat(restarts(job)).isGreaterThanOrEqualTo(restarts);
                            assertThat(get("/jobs/" + job).path("vertices"))
                                    .isNotEmpty()
                                    .allMatch(FlinkRest::runs);
                        });
    }

    /** The largest parallelism of the tasks of a job. */
    int parallelism(String job) {
        return texts(get("/jobs/" + job).path("vertices"), "parallelism").stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow();
    }

    /** The names of the TaskManagers that run tasks of a job. */
    List<String> taskManagers(String job) {
        List<String> names = new ArrayList<>();
        for (String vertex : texts(get("/jobs/" + job).path("vertices"), "id")) {
            names.addAll(
                    texts(
                            get("/jobs/%s/vertices/%s".formatted(job, vertex)).path("subtasks"),
                            "taskmanager-id"));
        }
        return names.stream().distinct().toList();
    }

    /** How often a job was started again. */
    private int restarts(String job) {
        return get("/jobs/" + job + "/metrics?get=numRestarts").path(0).path("value").asInt();
    }

    /** A vertex says that it's RUNNING as soon as one of its tasks is. */
    private static boolean runs(JsonNode vertex) {
        return vertex.path("tasks").path("RUNNING").asInt() == vertex.path("parallelism").asInt();
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.path(field).asText()));
        return texts;
    }

    private JsonNode get(String path) {
        return ask(path).orElseThrow(() -> new AssertionError("no answer to " + path));
    }

    /** Empty where nobody answers yet. */
    private Optional<JsonNode> ask(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try {
            byte[] answer = client.send(request, BodyHandlers.ofByteArray()).body();
            return Optional.of(json.readTree(answer));
        } catch (ConnectException | HttpTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
