package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Flink's REST API, as far as the verbs need it. A question that isn't answered ends the verb. */
final class ClusterRest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final URI address;
    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();

    ClusterRest(URI address) {
        this.address = requireNonNull(address, "address");
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    URI address() {
        return address;
    }

    /** What a path answers. */
    JsonNode get(String path) throws InterruptedException {
        return ask(request(path).GET());
    }

    /** What a path answers to some fields. */
    JsonNode post(String path, Map<String, ?> fields) throws InterruptedException {
        return ask(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        json.valueToTree(fields).toString(),
                                        StandardCharsets.UTF_8)));
    }

    /** What a path answers to the method {@code PATCH}, which needs no fields. */
    JsonNode patch(String path) throws InterruptedException {
        return ask(request(path).method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    private JsonNode ask(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<byte[]> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.PREFLIGHT,
                    "No cluster answers at %s (%s). --cluster takes the address of its web UI."
                            .formatted(address, e.getClass().getSimpleName()),
                    e);
        }
        if (response.statusCode() / 100 != 2) {
            throw new StoppedException(
                    ExitCode.PREFLIGHT,
                    "The cluster at %s answers HTTP %d to %s %s: %s"
                            .formatted(
                                    address,
                                    response.statusCode(),
                                    request.method(),
                                    request.uri().getPath(),
                                    reason(response)));
        }
        try {
            return json.readTree(response.body());
        } catch (IOException e) {
            throw noFlink(e);
        }
    }

    private StoppedException noFlink(IOException cause) {
        return new StoppedException(
                ExitCode.PREFLIGHT,
                "What answers at %s is no Flink: it speaks no JSON. --cluster takes the address of a cluster's web UI."
                        .formatted(address),
                cause);
    }

    /** Flink's first line on what is wrong; it sends whole stack traces. */
    private String reason(HttpResponse<byte[]> response) {
        String said = "";
        try {
            for (JsonNode error : json.readTree(response.body()).path("errors")) {
                said = said.isBlank() || said.startsWith("Internal") ? error.asText() : said;
            }
        } catch (JsonProcessingException e) {
            said = "";
        } catch (IOException e) {
            throw noFlink(e);
        }
        if (said.isBlank()) {
            return response.statusCode() == NOT_FOUND ? "there is no such thing." : "no reason.";
        }
        return ClusterFailure.of(said);
    }
}
