package io.dataprocessing.pipeline.suite.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.processors.shape.CastFactory;
import io.dataprocessing.pipeline.processors.shape.ParseFactory;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Real lines of a web server, parsed by steps and, independently, by looking for their quotes. */
class WeblogTest {

    private static final String FILE = "events/weblogs/apache_access_first5000.log";
    private static final RowType LINE = Rows.type("line string");
    private static final String GROK =
            """
            field: line
            format: grok
            pattern: ^%{COMBINEDAPACHELOG}$
            fields: {response: int, bytes: long?}
            """;
    private static final String REGEX =
            """
            field: line
            format: regex
            pattern: '^(?<clientip>\\S+) \\S+ \\S+ \\[(?<timestamp>[^\\]]+)\\] "(?:(?<verb>\\w+) (?<request>\\S+)(?: HTTP/(?<httpversion>\\S+))?)" (?<response>\\d+) (?:(?<bytes>\\d+)|-) (?<referrer>"[^"]*") (?<agent>".*")$'
            fields: {response: int, bytes: long?}
            """;
    private static final String CAST =
            "fields: {timestamp: timestamp}\nformat: dd/MMM/yyyy:HH:mm:ss Z";

    @Test
    void patternsAndExpressionsFindWhatIsThere() throws Exception {
        List<String> lines = lines();
        List<Map<String, Object>> expected = lines.stream().map(WeblogTest::read).toList();
        for (String options : List.of(GROK, REGEX)) {
            List<Row> rows = run(lines, options);
            assertThat(rows).hasSameSizeAs(lines);
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                expected.get(i)
                        .forEach((name, value) -> assertThat(row.get(name)).isEqualTo(value));
            }
        }
    }

    @Test
    void nearlyAllLinesAreOutOfOrder() throws Exception {
        Instant latest = Instant.MIN;
        int disordered = 0;
        List<Row> rows = run(lines(), REGEX);
        for (Row row : rows) {
            Instant time = (Instant) row.get("timestamp");
            disordered += time.isBefore(latest) ? 1 : 0;
            latest = time.isAfter(latest) ? time : latest;
        }
        assertThat(100 * disordered / rows.size()).isEqualTo(94);
    }

    private static List<Row> run(List<String> lines, String options) throws Exception {
        try (StepHarness parse =
                StepHarness.start(FactoryDescription.of(new ParseFactory(), options, LINE))) {
            for (String line : lines) {
                parse.process(TestRecord.of(Row.of(LINE, line)));
            }
            List<Row> parsed = values(parse);
            try (StepHarness cast =
                    StepHarness.start(
                            FactoryDescription.of(new CastFactory(), CAST, parsed.get(0).type()))) {
                for (Row row : parsed) {
                    cast.process(TestRecord.of(row));
                }
                return values(cast);
            }
        }
    }

    private static List<Row> values(StepHarness harness) {
        return harness.take().stream().map(Emitted::value).toList();
    }

    /** The fields of a line, found by hand. */
    private static Map<String, Object> read(String line) {
        int bracket = line.indexOf('[');
        int request = line.indexOf('"');
        int status = line.indexOf("\" ", request);
        int referrer = line.indexOf(" \"", status);
        int agent = line.indexOf("\" \"", referrer + 1);
        List<String> words = words(line.substring(request + 1, status));
        List<String> numbers = words(line.substring(status + 2, referrer));
        return Map.of(
                "clientip",
                line.substring(0, line.indexOf(' ')),
                "timestamp",
                time(line.substring(bracket + 1, line.indexOf(']'))),
                "verb",
                words.get(0),
                "request",
                words.get(1),
                "response",
                Integer.valueOf(numbers.get(0)),
                "referrer",
                line.substring(referrer + 1, agent + 1),
                "agent",
                line.substring(agent + 2));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int blank = text.indexOf(' ', from);
            int to = blank < 0 ? text.length() : blank;
            words.add(text.substring(from, to));
            from = to + 1;
        }
        return words;
    }

    private static Instant time(String text) {
        int month = 0;
        for (Month one : Month.values()) {
            boolean same = one.name().startsWith(text.substring(3, 6).toUpperCase(Locale.ROOT));
            month = same ? one.getValue() : month;
        }
        return LocalDateTime.of(
                        Integer.parseInt(text.substring(7, 11)),
                        month,
                        Integer.parseInt(text.substring(0, 2)),
                        Integer.parseInt(text.substring(12, 14)),
                        Integer.parseInt(text.substring(15, 17)),
                        Integer.parseInt(text.substring(18, 20)))
                .toInstant(ZoneOffset.of(text.substring(21)));
    }

    private static List<String> lines() throws IOException {
        Optional<Path> file = SharedData.find(FILE);
        assumeThat(file).as("the folder shared/data is not there").isPresent();
        return Files.readAllLines(file.get());
    }
}
