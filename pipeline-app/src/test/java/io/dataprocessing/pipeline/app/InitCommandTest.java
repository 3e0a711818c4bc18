package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipeline files out of samples. */
class InitCommandTest {

    @TempDir private Path directory;

    @Test
    void writesAPipelineForJsonRecords() throws IOException {
        Path sample =
                sample(
                        "orders.jsonl",
                        """
                        {"id":1,"sku":"a","amount":12.5,"at":"2026-03-01T12:30:00Z","day":"2026-03-01","tags":["x"],"user":{"name":"n","age":3},"note":null,"any":1,"e":[]}
                        {"id":2,"sku":"b","amount":3,"at":"2026-03-01T12:30:01.5+01:00","day":"2026-03-02","tags":[],"user":{"name":"m"},"note":"x","any":"y","e":[],"late":true}

                        no json
                        """);
        CommandLineRun run = init("orders", sample);
        assertThat(run.error()).isEqualTo("1 record of the sample can't be read so.\n");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                        %1$s: a pipeline from topic orders, 11 fields from 3 records. Read it through, then:
                          pipeline run %1$s
                        """
                                .formatted(file("orders")));
        assertThat(Files.readString(file("orders")))
                .isEqualTo(
                        """
                        # Made by 'pipeline init' from 3 records of orders.jsonl. Read it through before you rely on it:
                        # a sample can't tell what other records hold. What doesn't fit becomes a dead letter.
                        # 1 of the records could not be read so, and would become dead letters.
                        version: 1
                        name: orders
                        connections:
                          main: {type: kafka, properties: {bootstrap.servers: "${KAFKA:localhost:9092}"}}
                        dead-letter: {connection: main, topic: orders.dlq}
                        sources:
                          orders:
                            connection: main
                            topic: orders
                            value:
                              format: json
                              json-text: [any, e]
                              schema:
                                fields:
                                  id: long
                                  sku: string
                                  amount: double
                                  at: timestamp
                                  day: date
                                  tags: array<string>
                                  user: row<name string, age long?>
                                  note: string?  # null in 1 of 2
                                  any: string  # numbers and texts: kept as JSON
                                  e: string  # empty arrays only: kept as JSON
                                  late: boolean?  # missing in 1 of 2
                            # Event time, for windows; choose a field: at.
                            # watermark: {field: at, out-of-orderness: 5s, idle-timeout: 30s}
                            on-error: dead-letter
                        # Steps between source and sink come here; 'pipeline list' shows what there is.
                        # steps:
                        #   - {name: wanted, type: filter, condition: "..."}
                        sinks:
                          orders-out:
                            input: orders
                            connection: main
                            topic: orders.out
                            value: {format: json}
                        """);
        assertThat(CommandLineRun.of("validate", file("orders").toString()).exitCode()).isZero();
    }

    @Test
    void writesAPipelineForCsv() throws IOException {
        Path sample =
                sample(
                        "trips.csv",
                        """
                        id;zip;when;fare;"extra ""x""\";kind
                        1;01234;2026-03-01 12:30:00;12.50;NA;a
                        2;99999;2026-03-01 12:31:00;3;1;b
                        """);
        assertThat(init("trips", sample).exitCode()).isZero();
        assertThat(Files.readString(file("trips")))
                .contains(
                        """
                                    value:
                                      format: csv
                                      delimiter: ";"
                                      header: skip
                                      null-literal: "NA"
                                      timestamp-format: sql
                                      schema:
                                        fields:
                                          id: long
                                          zip: string  # numbers and texts
                                          when: timestamp
                                          fare: double
                                          "extra \\"x\\"": long?  # null in 1 of 2
                                          kind: string
                        """
                                .indent(-8));
    }

    @Test
    void choosesTypesThatHoldWhatWasSeen() throws IOException {
        Path sample =
                sample(
                        "all.jsonl",
                        """
                        {"big":12345678901234567890,"exact":0.123456789012345678,"time":1517363399650,"updated":1517942380200,"id":1517363399650,"t":"12:30:00","iso":"2026-03-01T12:30:00Z","nothing":null,"mixed":[1,"a"],"deep":[{"a":[{}]}],"o":{},"n.m":{"a b":1}}
                        """);
        assertThat(init("all", sample).exitCode()).isZero();
        assertThat(Files.readString(file("all")))
                .contains("      timestamp-format: epoch-millis\n")
                .contains("      json-text: [\"mixed[]\", \"deep[].a[]\", o, n.m]\n")
                .contains("  big: decimal(38, 0)  # more digits than a double holds\n")
                .contains("  exact: decimal(38, 18)  # more digits than a double holds\n")
                .contains("  time: timestamp\n")
                .contains("  updated: timestamp\n")
                .contains("  id: long\n")
                .contains("  t: time\n")
                .contains("  iso: string  # a timestamp, but not in the form of the others\n")
                .contains("  nothing: string?  # nothing but null: the type is a guess\n")
                .contains("  mixed: array<string>")
                .contains("  deep: array<row<a array<string>>>\n")
                .contains("  n.m: string  # has names that no field can have: kept as JSON\n");
    }

    @Test
    void keepsRecordsThatAreNoObjectsAsDocuments() throws IOException {
        assertThat(init("lists", sample("lists.jsonl", "[1,2]\n\"a\"\n")).exitCode()).isZero();
        assertThat(Files.readString(file("lists")))
                .contains("      document: body  # records are no objects: each is kept as its text\n");
    }

    @Test
    void takesObjectsWithNamesOfTheirOwnForMaps() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            lines.append("{\"counts\":{\"key-%d\":%d,\"key-%d\":1}}%n".formatted(i, i, i + 100));
        }
        assertThat(init("maps", sample("maps.jsonl", lines.toString())).exitCode()).isZero();
        assertThat(Files.readString(file("maps"))).contains("  counts: map<long>\n");
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        Files.writeString(file("orders"), "mine");
        CommandLineRun run = init("orders", sample("a.jsonl", "{\"a\":1}"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        "%s is there already and stays as it is. Choose another file with --output.\n"
                                .formatted(file("orders")));
        assertThat(file("orders")).hasContent("mine");
    }

    @Test
    void saysWhatIsWrongWithTheSample() throws IOException {
        assertThat(init("a", directory.resolve("none.jsonl")).error())
                .isEqualTo(
                        "%s can't be read, or there is no such file.\n"
                                .formatted(directory.resolve("none.jsonl")));
        assertThat(init("a", sample("blank.jsonl", "\n \n")).error())
                .isEqualTo("%s holds no records.\n".formatted(directory.resolve("blank.jsonl")));
        assertThat(init("a", sample("a.log", "GET /\nPUT /\n")).error())
                .isEqualTo(
                        "none of the 2 records of a.log is JSON. Files that end in .csv are read as CSV; nothing else is known.\n");
        assertThat(init("a", sample("a.csv", "x,x\n1,2\n")).error())
                .isEqualTo(
                        "the first line of a.csv doesn't name the columns, each once. Put such a line there.\n");
        assertThat(init("A b", sample("a.jsonl", "{}")).error())
                .isEqualTo(
                        "name 'A b' is not allowed. Use a-z, 0-9 and '-', at most 60 characters.\n");
        assertThat(file("a")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "wikipedia, wikipedia/edits_2015-09-12_00-12.jsonl, time: timestamp",
        "github, github/gharchive_2021-07-21_sample.jsonl, created_at: timestamp",
        "quakes, earthquakes/usgs_week_by_event_time.jsonl, time: timestamp",
        "flights, flights/flights_2001_10k.jsonl, delay: long",
        "nginx, weblogs/nginxplus_status_first200.jsonl, version: long",
        "taxi, taxi/nyc_taxi_2019-03_sample.csv, tpep_pickup_datetime: timestamp",
        "zones, taxi/taxi_zones.csv, LocationID: long",
        "weather, sensors/nyc_airport_weather_2013.csv, temp: double",
        "airports, flights/airports.csv, latitude: double"
    })
    void understandsRealRecords(String name, String path, String field) throws IOException {
        Optional<Path> sample = shared("events/" + path);
        assumeThat(sample).as("the folder shared/data is not there").isPresent();
        CommandLineRun run = init(name, sample.get());
        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(file(name))).contains("          " + field);
    }

    private static Optional<Path> shared(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data").resolve(path);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private CommandLineRun init(String name, Path sample, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "init",
                                name,
                                "--from",
                                sample.toString(),
                                "--output",
                                file(name).toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private Path file(String name) {
        return directory.resolve(name.replace(' ', '-') + ".yaml");
    }

    private Path sample(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }
}
