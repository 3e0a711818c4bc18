package io.dataprocessing.pipeline.suite.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.data.ResultRows;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows, joins, patterns and look-ups on events of real systems, which come in disorder. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class EventDataIT {

    private static final String EDITS = "wikipedia/edits_2015-09-12_00-12.jsonl";
    private static final String RIDES = "taxi/nyc_taxi_2019-03_sample.csv";
    private static final int PARTITIONS = EventRun.PARTITIONS;

    private final EventRun events;

    EventDataIT(KafkaProbe kafka, TestCluster cluster) {
        this.events = EventRun.of(kafka, cluster);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void editsGiveWindowsSessionsSequencesAndSilences(int parallelism) {
        List<String> lines = EventFiles.lines(EDITS);
        EditResults expected = new EditResults(edits(lines));
        events.createTopics(
                "edits", "by-channel", "late", "busiest", "sessions", "taken-back", "silence");
        events.load(
                "edits",
                PARTITIONS,
                EventFiles.delayed(
                        lines,
                        line -> Edit.of(EventFiles.json(line)).millis(),
                        1,
                        Duration.ofMinutes(5).toMillis()));

        events.run("edits", Map.of("PARALLELISM", String.valueOf(parallelism)));

        assertThat(events.values("late")).isEmpty();
        events.rows("by-channel").verifySameAs(expected.byChannel(), "windows of each channel");
        events.rows("busiest").verifySameAs(expected.busiest(), "the busiest channels");
        events.rows("sessions").verifySameAs(expected.sessions(), "sessions");
        events.rows("taken-back").verifySameAs(expected.takenBack(), "sequences");
        events.rows("silence").verifySameAs(expected.silence(), "silences");
    }

    @Test
    void editsThatComeTooLateAreCountedAsLate() {
        List<String> lines = EventFiles.lines(EDITS);
        events.createTopics(
                "edits", "by-channel", "late", "busiest", "sessions", "taken-back", "silence");
        int late = 700;
        List<String> held = lines.subList(0, late);
        events.load("edits", PARTITIONS, lines.subList(late, lines.size()));
        try (RunningPipeline pipeline = events.start("edits", EventRun.PIPELINES, Map.of())) {
            events.awaitRows("by-channel", 1_000);
            events.load("edits", PARTITIONS, held);
            String end = lines.get(0).replace("2015-09-12", "2015-09-20");
            events.load("edits", PARTITIONS, Collections.nCopies(PARTITIONS, end));
            events.awaitRows("late", late);
            await("all windows are closed")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> counted() == lines.size() - late);
            pipeline.stop();
        }
        assertThat(events.values("late"))
                .map(line -> Edit.of(EventFiles.json(line)))
                .containsExactlyInAnyOrderElementsOf(edits(held));
        assertThat(counted() + late).isEqualTo(lines.size());
    }

    @Test
    void linesOfALogThatAreFarFromBeingInOrderAreAllInTime() {
        List<String> lines = EventFiles.lines("weblogs/apache_access_first5000.log");
        List<LogLine> requests = lines.stream().map(LogLine::of).toList();
        Instant latest = Instant.MIN;
        Duration bound = Duration.ZERO;
        int behind = 0;
        for (LogLine request : requests) {
            if (request.time().isBefore(latest)) {
                behind++;
                Duration delay = Duration.between(request.time(), latest);
                bound = delay.compareTo(bound) > 0 ? delay : bound;
            } else {
                latest = request.time();
            }
        }
        assertThat(behind * 100 / lines.size()).as("percent out of order").isEqualTo(94);
        events.createTopics("lines", "hourly", "late");
        events.load("lines", 1, lines);

        events.run("web-logs", Map.of("BOUND", bound.toSeconds() + "s"));

        assertThat(events.values("late")).isEmpty();
        Map<List<Object>, List<LogLine>> hours =
                requests.stream()
                        .collect(
                                Collectors.groupingBy(
                                        request -> List.of(request.status(), hour(request))));
        List<ResultRow> expected = new ArrayList<>();
        hours.forEach(
                (key, some) ->
                        expected.add(
                                ResultRow.of(
                                        "status", key.get(0),
                                        "window_start", key.get(1),
                                        "window_end",
                                                ((Instant) key.get(1)).plus(Duration.ofHours(1)),
                                        "requests", some.size(),
                                        "bytes", some.stream().mapToLong(LogLine::bytes).sum(),
                                        "clients",
                                                some.stream()
                                                        .map(LogLine::client)
                                                        .distinct()
                                                        .count())));
        events.rows("hourly").verifySameAs(ResultRows.of(expected), "requests of each hour");
    }

    @Test
    void ridesGetTheNamesOfTheirZonesAndADefaultWhereThereIsNone() {
        List<String> rides = EventFiles.lines(RIDES);
        Map<String, String[]> zones = new HashMap<>();
        EventFiles.lines("taxi/taxi_zones.csv").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(zone -> zones.put(zone[0], zone));
        List<ResultRow> expected = new ArrayList<>();
        for (String ride : rides.subList(1, rides.size())) {
            String[] values = ride.split(",", -1);
            String[] zone = zones.getOrDefault(values[7], new String[] {"", "unknown", "unknown"});
            expected.add(
                    ResultRow.of(
                            "picked_up", values[1],
                            "from_zone", values[7],
                            "zone", zone[1],
                            "borough", zone[2],
                            "total", values[16]));
        }
        events.createTopics("rides", "named");
        events.load("rides", PARTITIONS, rides.subList(1, rides.size()));

        events.run("rides", EventFiles.find("taxi"), Map.of());

        assertThat(expected)
                .filteredOn(row -> row.values().get("zone").equals("unknown"))
                .hasSize(13);
        events.rows("named").verifySameAs(ResultRows.of(expected), "rides");
    }

    @Test
    void nestedListsAreTakenApart() {
        List<String> quakes = EventFiles.lines("earthquakes/usgs_week_by_event_time.jsonl");
        List<String> archive = EventFiles.lines("github/gharchive_2021-07-21_sample.jsonl");
        events.createTopics("quakes", "names", "events", "commits");
        events.load("quakes", PARTITIONS, quakes);
        events.load("events", PARTITIONS, archive);

        events.run("earthquakes", Map.of());
        events.run("commits", Map.of());

        List<ResultRow> names = new ArrayList<>();
        for (String line : quakes) {
            JsonNode quake = EventFiles.json(line);
            for (int i = 0; i < quake.get("ids").size(); i++) {
                names.add(
                        ResultRow.of(
                                "id", quake.get("id").textValue(),
                                "name", quake.get("ids").get(i).textValue(),
                                "network", quake.get("sources").get(i).textValue(),
                                "position", i,
                                "depth", quake.get("geometry").get("depth_km")));
            }
        }
        events.rows("names").verifySameAs(ResultRows.of(names), "names of earthquakes");
        List<ResultRow> commits = new ArrayList<>();
        for (String line : archive) {
            JsonNode event = EventFiles.json(line);
            for (JsonNode commit : event.get("payload").path("commits")) {
                commits.add(
                        ResultRow.of(
                                "push", event.get("id").textValue(),
                                "repo", event.get("repo").get("name").textValue(),
                                "sha", commit.get("sha").textValue(),
                                "author", commit.get("author").get("name").textValue()));
            }
        }
        events.rows("commits").verifySameAs(ResultRows.of(commits), "commits");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void loadsAreJoinedWithWhatHeldThenWhateverComesFirst(long seed) {
        List<Sample> loads = Sample.of("sensors/nab/ec2_cpu_utilization_24ae8d.csv", 1);
        List<Sample> databases = Sample.of("sensors/nab/rds_cpu_utilization_cc0c53.csv", 7);
        events.createTopics("loads", "databases", "both");
        long hour = Duration.ofHours(1).toMillis();
        events.load(
                "loads",
                PARTITIONS,
                EventFiles.delayed(loads, Sample::millis, seed, hour).stream()
                        .map(sample -> sample.json("load"))
                        .toList());
        events.load(
                "databases",
                PARTITIONS,
                EventFiles.delayed(databases, Sample::millis, seed + 1, hour).stream()
                        .map(sample -> sample.json("database"))
                        .toList());

        events.run("machines", Map.of());

        events.rows("both")
                .verifySameAs(Sample.joined(loads, databases), "loads with those of databases");
    }

    @Test
    void readingsThatDifferAreTold() {
        List<String> lines = EventFiles.lines("sensors/nyc_airport_weather_2013.csv");
        List<Reading> readings =
                lines.stream()
                        .skip(1)
                        .map(Reading::of)
                        .sorted(Comparator.comparing(Reading::time))
                        .toList();
        events.createTopics("readings", "changes");
        events.load(
                "readings",
                PARTITIONS,
                EventFiles.delayed(
                                readings,
                                reading -> reading.time().toEpochMilli(),
                                3,
                                Duration.ofHours(6).toMillis())
                        .stream()
                        .map(Reading::json)
                        .toList());

        events.run("weather", Map.of("PARALLELISM", "4"));

        events.rows("changes").verifySameAs(Reading.changes(readings), "changes");
    }

    private static List<Edit> edits(List<String> lines) {
        return lines.stream().map(line -> Edit.of(EventFiles.json(line))).toList();
    }

    private static Instant hour(LogLine request) {
        return request.time().truncatedTo(ChronoUnit.HOURS);
    }

    /** How many edits the windows that were closed have counted. */
    private long counted() {
        return events.values("by-channel").stream()
                .mapToLong(row -> EventFiles.json(row).get("edits").longValue())
                .sum();
    }
}
