package io.dataprocessing.pipeline.app.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;

/**
 * The numbers about a job that Flink gives over its REST API only. What it can't be asked for, such
 * as while a job starts, is not there.
 */
public final class FlinkRest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String LAG = ".pendingRecords";
    private static final String WATERMARK = ".currentOutputWatermark";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final String SOURCE = "Source__";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String job;

    /** The numbers about a job. */
    public FlinkRest(URI webAddress, JobID job) {
        this.job = webAddress + "/jobs/" + job;
    }

    /** How many checkpoints were completed. */
    public long checkpoints() {
        return get("/checkpoints").path("counts").path("completed").asLong();
    }

    /** What the job counted, as of the last heartbeats of its task managers. */
    public JobCounts counts() {
        Map<String, Object> counts = new TreeMap<>();
        for (JsonNode count : get("/accumulators").path("user-task-accumulators")) {
            String value = count.path("value").asText();
            if (NUMBER.matcher(value).matches()) {
                counts.put(count.path("name").asText(), Long.valueOf(value));
            }
        }
        return JobCounts.of(counts);
    }

    /** When the latest checkpoint was completed; empty if none was. */
    public Optional<Instant> latestCheckpoint() {
        JsonNode time =
                get("/checkpoints").path("latest").path("completed").path("latest_ack_timestamp");
        return time.isNumber()
                ? Optional.of(Instant.ofEpochMilli(time.asLong()))
                : Optional.empty();
    }

    /** The latest failure. */
    public Optional<JobSnapshot.Failure> failure() {
        JsonNode latest =
                get("/exceptions?maxExceptions=1").path("exceptionHistory").path("entries").path(0);
        return latest.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                        new JobSnapshot.Failure(
                                Instant.ofEpochMilli(latest.path("timestamp").asLong()),
                                Failures.rootMessage(latest.path("stacktrace").asText())));
    }

    /** Lag and watermark over all sources. */
    public SourceProgress sources() {
        OptionalLong lag = OptionalLong.empty();
        OptionalLong watermark = OptionalLong.empty();
        for (JsonNode vertex : get("").path("vertices")) {
            String metrics = "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            List<String> names = sourceMetrics(get(metrics));
            if (!names.isEmpty()) {
                for (JsonNode metric : get(metrics + "?get=" + String.join(",", names))) {
                    String name = metric.path("id").asText();
                    lag = name.endsWith(LAG) ? merge(lag, metric.path("sum"), Long::sum) : lag;
                    watermark =
                            name.endsWith(WATERMARK)
                                    ? merge(watermark, metric.path("min"), Math::min)
                                    : watermark;
                }
            }
        }
        return new SourceProgress(
                lag,
                watermark.isPresent() && isTime(watermark.getAsLong())
                        ? Optional.of(Instant.ofEpochMilli(watermark.getAsLong()))
                        : Optional.empty());
    }

    private static List<String> sourceMetrics(JsonNode answer) {
        List<String> names = new ArrayList<>();
        for (JsonNode metric : answer) {
            String name = metric.path("id").asText();
            if (name.startsWith(SOURCE) && (name.endsWith(LAG) || name.endsWith(WATERMARK))) {
                names.add(name);
            }
        }
        return names;
    }

    private static OptionalLong merge(OptionalLong sofar, JsonNode value, LongBinaryOperator by) {
        if (!value.isNumber()) {
            return sofar;
        }
        long number = value.asLong();
        return OptionalLong.of(
                sofar.isPresent() ? by.applyAsLong(sofar.getAsLong(), number) : number);
    }

    /** Before the first watermark and behind the last one stand the ends of the number range. */
    private static boolean isTime(long watermark) {
        return watermark > Long.MIN_VALUE / 2 && watermark < Long.MAX_VALUE / 2;
    }

    private JsonNode get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(job + path)).timeout(PATIENCE).build();
        try {
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200
                    ? json.readTree(response.body())
                    : json.missingNode();
        } catch (IOException e) {
            return json.missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return json.missingNode();
        }
    }

    /** How far the sources are. */
    public record SourceProgress(OptionalLong lag, Optional<Instant> watermark) {}
}
