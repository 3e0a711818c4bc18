package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the verb {@code diff} says of changes that people make to a pipeline file. */
final class DiffCommandTest {

    private static final String ARROW = " => ";
    private static final String OLD =
            """
            version: 1
            name: orders
            execution: {parallelism: 2, max-parallelism: 128}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "localhost:9092"}}
            sources:
              orders:
                connection: main
                topic: orders
                value: {format: json, schema: {fields: {id: string, sku: string, amount: int, at: timestamp}}}
                watermark: {field: at, out-of-orderness: 5s}
            steps:
              - {name: large, type: filter, input: orders, condition: amount > 10}
              - {name: once, type: deduplicate, input: large, key-by: [id], ttl: 7d, late: drop}
              - {name: totals, type: window-aggregate, input: once, key-by: [sku], window: {tumbling: 1min}, aggregate: {total: sum(amount)}, late: drop}
              - name: rises
                type: pattern
                input: once
                key-by: [sku]
                sequence: [{name: low, where: "amount < 20"}, {name: high, where: "amount > 50"}]
                within: 30min
                select: {sku: low.sku, amount: high.amount}
                late: drop
              - name: counted
                type: sql
                input: once
                tables: [orders]
                query: |
                  SELECT sku, COUNT(*) AS n
                  FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(rowtime), INTERVAL '1' MINUTE))
                  GROUP BY sku, window_start, window_end
                ttl: none
                late: drop
            sinks:
              totals-out: {input: totals, connection: main, topic: totals, value: {format: json}}
              rises-out: {input: rises, connection: main, topic: rises, value: {format: json}}
              counted-out: {input: counted, connection: main, topic: counted, value: {format: json}}
            """;

    private static final Change KEY =
            new Change(
                    "key",
                    4,
                    List.of("key-by: [sku], window => key-by: [id], window"),
                    "  ~ step 'totals' (window-aggregate): state incompatible",
                    "      key-by: [sku] -> [id]",
                    "      state incompatible: its state is kept by the key (sku string), and the key is (id string) now. A key can't change while state is kept: leave it, or give the step another name.");

    /**
     * A change of the file.
     *
     * @param name what is changed
     * @param exitCode what the verb returns
     * @param edits what becomes what
     * @param lines what tells of it
     */
    private record Change(String name, int exitCode, List<String> edits, List<String> lines) {

        Change(String name, int exitCode, List<String> edits, String... lines) {
            this(name, exitCode, edits, List.of(lines));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Change> changes() {
        return List.of(
                new Change("nothing", 0, List.of(), "11 parts: 11 unchanged. All state is kept."),
                new Change(
                        "other layout",
                        0,
                        List.of("AS n\n => AS n\n\n"),
                        "  ~ step 'counted' (sql): state kept"),
                new Change(
                        "renamed step",
                        4,
                        List.of("name: totals => name: sums", "input: totals => input: sums"),
                        "  + step 'sums' (window-aggregate): state new",
                        "  - step 'totals' (window-aggregate): state dropped",
                        "      'sums' is new and says the same; state belongs to a name and doesn't go along with a new one",
                        "      state dropped: nothing in the pipeline has this name. Rename it back, or list it under execution.drop-state to start without its state.",
                        "      input: totals -> sums",
                        "12 parts: 1 added, 1 removed, 1 changed, 9 unchanged. The new pipeline can't start from this state: 1 problem."),
                new Change(
                        "added step",
                        0,
                        List.of(
                                "sinks:\n =>   - {name: again, type: deduplicate, input: once, key-by: [sku], ttl: 1d, late: drop}\nsinks:\n"),
                        "  + step 'again' (deduplicate): state new"),
                new Change(
                        "removed step",
                        4,
                        List.of(
                                "  - {name: once, type: deduplicate, input: large, key-by: [id], ttl: 7d, late: drop}\n => ",
                                "input: once => input: large"),
                        "  - step 'once' (deduplicate): state dropped"),
                new Change(
                        "removed step without state",
                        0,
                        List.of(
                                "  - {name: large, type: filter, input: orders, condition: amount > 10}\n => ",
                                "input: large => input: orders"),
                        "  - step 'large' (filter)"),
                KEY,
                new Change(
                        "added aggregates",
                        0,
                        List.of("sum(amount) => sum(amount), n: count(), most: max(amount)"),
                        "  ~ step 'totals' (window-aggregate): state migrated",
                        "      aggregate.n is new: count()",
                        "      state 'windows' migrated: field 'accumulator.n$count' (long) is new, '0'; field 'accumulator.most$value' (int?) is new, null",
                        "      its rows: field 'most' (int) is new, without a default"),
                new Change(
                        "other aggregate",
                        0,
                        List.of("sum(amount) => collect(amount)"),
                        "  ~ step 'totals' (window-aggregate): state migrated"),
                new Change(
                        "window",
                        0,
                        List.of("tumbling: 1min => tumbling: 5min"),
                        "  ~ step 'totals' (window-aggregate): state kept",
                        "      window.tumbling: 1min -> 5min"),
                new Change(
                        "ttl",
                        0,
                        List.of("ttl: 7d => ttl: 14d"),
                        "  ~ step 'once' (deduplicate): state kept",
                        "      ttl: 7d -> 14d"),
                new Change(
                        "format",
                        0,
                        List.of("format: json, schema => format: csv, schema"),
                        "  ~ source 'orders' (kafka): state kept",
                        "      value.format: json -> csv"),
                new Change(
                        "wider field",
                        4,
                        List.of("amount: int => amount: long"),
                        "  ~ step 'once' (deduplicate): state migrated",
                        "      state '!held' migrated: field 'amount' was int and is long",
                        "  = step 'counted' (sql): state incompatible"),
                new Change(
                        "max parallelism",
                        4,
                        List.of("max-parallelism: 128 => max-parallelism: 256"),
                        "      max-parallelism: 128 -> 256",
                        "  it was written with max-parallelism 128; 256 is configured. It can't change while state is kept: set execution.max-parallelism to 128."),
                new Change(
                        "parallelism",
                        0,
                        List.of("parallelism: 2, => parallelism: 4,"),
                        "  ~ step 'once' (deduplicate): state kept",
                        "      runs with parallelism 4, was 2"),
                new Change(
                        "condition of pattern",
                        0,
                        List.of("amount > 50 => amount > 60"),
                        "  ~ step 'rises' (pattern): state kept",
                        "      sequence[1].where: amount > 50 -> amount > 60"),
                new Change(
                        "sequence of pattern",
                        4,
                        List.of("{name: high => {name: mid, where: \"amount > 30\"}, {name: high"),
                        "  ~ step 'rises' (pattern): state incompatible",
                        "      state incompatible: its state was kept by another sequence, query or input, and can't be read by the one that it has now. Change it back, give the step another name, or list 'rises' under execution.drop-state to start without its state."),
                new Change(
                        "query",
                        4,
                        List.of("COUNT(*) => SUM(amount)"),
                        "  ~ step 'counted' (sql): state incompatible",
                        "  step 'counted': its state was kept by another sequence, query or input, and can't be read by the one that it has now. Change it back, give the step another name, or list 'counted' under execution.drop-state to start without its state."),
                new Change(
                        "dropped query",
                        4,
                        List.of(
                                "COUNT(*) => SUM(amount)",
                                "max-parallelism: 128 => max-parallelism: 128, drop-state: [counted]"),
                        "  ~ step 'counted' (sql): state dropped",
                        "      state dropped: left behind, as execution.drop-state says"),
                new Change(
                        "other kind of step",
                        4,
                        List.of(
                                "type: deduplicate, input: large, key-by: [id], ttl: 7d, late: drop => type: filter, input: large, condition: amount > 3"),
                        "  ~ step 'once' (filter): state incompatible",
                        "      type: deduplicate -> filter",
                        "      state 'passed' dropped: the step no longer declares it. Declare it again, or list 'once.passed' under execution.drop-state to start without it."),
                new Change(
                        "drop what is there",
                        4,
                        List.of("max-parallelism: 128 => max-parallelism: 128, drop-state: [once]"),
                        "  execution.drop-state lists 'once', which the pipeline has, so its state would be restored all the same. Give the step another name, or take it off the list."),
                new Change(
                        "topic of a source",
                        0,
                        List.of("topic: orders => topic: orders-v2"),
                        "  ~ source 'orders' (kafka): state kept",
                        "      topic: orders -> orders-v2",
                        "      what the state holds of 'orders' goes on being read; give the source another name to start without it"),
                new Change(
                        "guarantee",
                        0,
                        List.of(
                                "topic: totals, => topic: totals, delivery-guarantee: at-least-once,"),
                        "  ~ sink 'totals-out' (kafka): state kept",
                        "      delivery-guarantee is new: at-least-once"),
                new Change(
                        "name of the pipeline",
                        0,
                        List.of("name: orders => name: sales"),
                        "  ~ pipeline 'sales'",
                        "      name: orders -> sales"));
    }

    @TempDir private Path directory;
    private String before;

    @BeforeEach
    void write() throws IOException {
        before = Files.writeString(directory.resolve("old.yaml"), OLD).toString();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyChangeIsToldWithWhatBecomesOfState(Change change) throws IOException {
        CommandLineRun run = CommandLineRun.of("diff", before, after(change));

        assertThat(run.exitCode()).as(run.out() + run.error()).isEqualTo(change.exitCode());
        assertThat(run.out().lines()).containsAll(change.lines());
    }

    @Test
    void aProgramIsToldTheSame() throws IOException {
        CommandLineRun run = CommandLineRun.of("diff", before, after(KEY), "--format", "json");

        assertThat(run.exitCode()).isEqualTo(4);
        JsonNode diff = new ObjectMapper().readTree(run.out());
        assertThat(diff.get("fits").asBoolean()).isFalse();
        assertThat(diff.get("problems")).hasSize(1);
        JsonNode totals = diff.get("parts").get(5);
        assertThat(totals.get("name").asText()).isEqualTo("totals");
        assertThat(totals.get("change").asText()).isEqualTo("changed");
        assertThat(totals.get("fate").asText()).isEqualTo("incompatible");
        assertThat(totals.get("words").get(0).toString())
                .isEqualTo("{\"path\":\"key-by\",\"before\":\"[sku]\",\"after\":\"[id]\"}");
        assertThat(totals.get("state").get(1).toString())
                .isEqualTo("{\"cell\":\"windows\",\"fate\":\"kept\",\"words\":[],\"problems\":[]}");
    }

    @Test
    void wordsOfTheCommandLineGoOverBothFiles() {
        CommandLineRun run =
                CommandLineRun.of("diff", before, before, "--set", "execution.parallelism=4");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("11 parts: 11 unchanged. All state is kept.");
    }

    @Test
    void secretsAreMasked() throws IOException {
        String secret =
                OLD.replace(
                        "\"localhost:9092\"",
                        "\"localhost:9092\", sasl.jaas.config: \"${secret:A_%s}\"");
        Path old = Files.writeString(directory.resolve("a.yaml"), secret.formatted("ONE"));
        Path changed = Files.writeString(directory.resolve("b.yaml"), secret.formatted("TWO"));

        CommandLineRun run = CommandLineRun.of("diff", old.toString(), changed.toString());

        assertThat(run.out())
                .contains("      properties.sasl.jaas.config: *** -> ***")
                .doesNotContain("A_ONE");
    }

    @Test
    void aSavepointThatIsNotThereIsToldAsOneToStartFrom() {
        String nowhere = directory.resolve("sp-1").toString();

        CommandLineRun run = CommandLineRun.of("diff", before, before, "--savepoint", nowhere);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.error())
                .isEqualTo("no _metadata in %s. There is no savepoint near it either.\n", nowhere);
    }

    @Test
    void aFileThatIsWrongIsReported() throws IOException {
        String text = OLD.replace("ttl: 7d", "tll: 7d");
        Path wrong = Files.writeString(directory.resolve("w.yaml"), text);

        CommandLineRun run = CommandLineRun.of("diff", before, wrong.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.error()).contains("w.yaml:").contains("did you mean 'ttl'?");
    }

    private String after(Change change) throws IOException {
        String text = OLD;
        for (String edit : change.edits()) {
            int arrow = edit.indexOf(ARROW);
            String former = edit.substring(0, arrow);
            assertThat(text).contains(former);
            text = text.replace(former, edit.substring(arrow + ARROW.length()));
        }
        return Files.writeString(directory.resolve("new.yaml"), text).toString();
    }
}
