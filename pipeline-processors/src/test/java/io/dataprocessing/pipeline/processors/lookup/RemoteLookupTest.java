package io.dataprocessing.pipeline.processors.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.AsyncProcessor;
import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.TestTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class RemoteLookupTest {

    private static final RowType RIDES = Rows.type("id long, zone long?");
    private static final RowType ZONES = Rows.type("zone_id long, name string");
    private static final String KEY = "table: {type: test}\nkey: {zone_id: zone}\n";

    private final List<Row> asked = new ArrayList<>();
    private final List<CompletableFuture<List<Row>>> answers = new ArrayList<>();
    private final OpenedStep opened = new OpenedStep();
    private long ids;

    private AsyncProcessorSpec<Row, Row> spec(String options) {
        return rows(
                FactoryDescription.of(new LookupFactory(), KEY + options, RIDES)
                        .withTable("table", TestTable.remote(ZONES, this::ask))
                        .get());
    }

    @SuppressWarnings("unchecked") // a lookup is from rows to rows
    private static AsyncProcessorSpec<Row, Row> rows(Object spec) {
        return (AsyncProcessorSpec<Row, Row>) spec;
    }

    private CompletableFuture<List<Row>> ask(Row key) {
        asked.add(key);
        answers.add(new CompletableFuture<>());
        return answers.get(answers.size() - 1);
    }

    private AsyncProcessor<Row, Row> start(String options) throws Exception {
        AsyncProcessor<Row, Row> lookup = spec(options).processor().get();
        lookup.open(opened);
        return lookup;
    }

    private CompletableFuture<List<Row>> process(AsyncProcessor<Row, Row> lookup, Object zone)
            throws Exception {
        return lookup.process(Rows.row(RIDES, ids++, zone)).toCompletableFuture();
    }

    private void answer(int question, String... names) {
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(Rows.row(ZONES, asked.get(question).get(0), name));
        }
        answers.get(question).complete(rows);
    }

    @Test
    void resultsComeWithTheAnswer() throws Exception {
        AsyncProcessor<Row, Row> lookup = start("");
        CompletableFuture<List<Row>> first = process(lookup, 1L);
        CompletableFuture<List<Row>> second = process(lookup, 2L);
        assertThat(first).isNotDone();
        answer(1);
        answer(0, "north", "far north");
        assertThat(first.join().toString())
                .isEqualTo("[{id: 0, zone: 1, name: north}, {id: 0, zone: 1, name: far north}]");
        assertThat(second.join().toString()).isEqualTo("[{id: 1, zone: 2, name: null}]");
        assertThat(opened.recorded().count("hits")).isEqualTo(1);
        assertThat(opened.recorded().count("misses")).isEqualTo(1);
    }

    @Test
    void aNullKeyIsAMissThatNobodyIsAskedFor() throws Exception {
        assertThat(process(start("join: inner"), null).join()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void recordsOfOneKeyWaitForOneAnswer() throws Exception {
        AsyncProcessor<Row, Row> lookup = start("");
        CompletableFuture<List<Row>> first = process(lookup, 1L);
        CompletableFuture<List<Row>> second = process(lookup, 1L);
        assertThat(asked).hasSize(1);
        answer(0, "north");
        assertThat(first.join()).hasSize(1);
        assertThat(second.join()).hasSize(1);
        CompletableFuture<List<Row>> third = process(lookup, 1L);
        assertThat(asked).as("without a cache an answer isn't kept").hasSize(2);
        answer(1, "north");
        assertThat(third.join()).hasSize(1);
    }

    @Test
    void answersAreKeptForTheirTimeAndMissesForTheirs() throws Exception {
        AsyncProcessor<Row, Row> lookup = start("cache: {ttl: 10min, negative-ttl: 1min}");
        CompletableFuture<List<Row>> hit = process(lookup, 1L);
        answer(0, "north");
        CompletableFuture<List<Row>> miss = process(lookup, 2L);
        answer(1);
        assertThat(List.of(hit, miss)).allMatch(CompletableFuture::isDone);
        opened.advance(Duration.ofSeconds(59));
        assertThat(process(lookup, 1L)).isDone();
        assertThat(process(lookup, 2L)).isDone();
        assertThat(asked).hasSize(2);
        opened.advance(Duration.ofSeconds(2));
        assertThat(process(lookup, 1L)).isDone();
        assertThat(process(lookup, 2L)).as("the miss has expired").isNotDone();
        assertThat(asked).hasSize(3);
        opened.advance(Duration.ofMinutes(9));
        assertThat(process(lookup, 1L)).as("the hit has expired").isNotDone();
        assertThat(opened.recorded().count("cache-hits")).isEqualTo(3);
        assertThat(opened.recorded().count("asked")).isEqualTo(4);
    }

    @Test
    void missesAreNotKeptWhereTheirTimeIsZero() throws Exception {
        AsyncProcessor<Row, Row> lookup = start("cache: {ttl: 10min, negative-ttl: 0s}");
        assertThat(process(lookup, 2L)).isNotDone();
        answer(0);
        assertThat(process(lookup, 2L)).isNotDone();
        assertThat(asked).hasSize(2);
    }

    @Test
    void theCacheKeepsToItsSize() throws Exception {
        AsyncProcessor<Row, Row> lookup = start("cache: {size: 10, ttl: 1h}");
        for (int i = 0; i < 100; i++) {
            assertThat(process(lookup, (long) i)).isNotDone();
            answer(i, "zone");
        }
        assertThat(opened.recorded().gauge("cache-size").longValue()).isLessThanOrEqualTo(10);
    }

    @Test
    void aFailureIsTheRecordsAndTheNextOneAsksAgain() throws Exception {
        AsyncProcessor<Row, Row> lookup = start("cache: {ttl: 1h}");
        CompletableFuture<List<Row>> first = process(lookup, 1L);
        answers.get(0).completeExceptionally(new IllegalStateException("busy"));
        assertThatThrownBy(first::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("busy");
        CompletableFuture<List<Row>> second = process(lookup, 1L);
        answer(1, "north");
        assertThat(second.join()).hasSize(1);
    }

    @Test
    void aQuestionThatIsNeverAnsweredIsGivenUp() throws Exception {
        AsyncProcessor<Row, Row> lookup = start("async: {timeout: 20ms}");
        CompletableFuture<List<Row>> first = process(lookup, 1L);
        assertThatThrownBy(first::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(process(lookup, 1L)).isNotDone();
        assertThat(asked).as("the key can be asked for again").hasSize(2);
    }

    @Test
    void theOptionsSetTheLimits() {
        AsyncProcessorSpec.Limits limits =
                spec("async: {capacity: 7, timeout: 3s, ordered: false}").limits();
        assertThat(limits.capacity()).isEqualTo(7);
        assertThat(limits.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(limits.ordered()).isFalse();
        assertThat(limits.attempts()).as("retries are the step's 'retry'").isEqualTo(1);
        assertThat(spec("").limits().capacity()).isEqualTo(100);
    }
}
