package io.dataprocessing.pipeline.suite.nexmark;

import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.data.ResultRows;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A query: it has a pipeline file, a topic that it writes to, and rows that should come.
 *
 * @param id its name, which is also that of its sink and, behind the prefix, of its topic
 * @param expected computes the rows
 * @param reading the result that rows in the order in which they were written amount to
 */
record NexmarkQuery(
        String id,
        Function<NexmarkEvents, List<ResultRow>> expected,
        Function<List<ResultRow>, ResultRows> reading) {

    static final NexmarkQuery Q0 = appending("q0", BidResults::q0);

    static final List<NexmarkQuery> ALL =
            List.of(
                    Q0,
                    appending("q1", BidResults::q1),
                    appending("q2", BidResults::q2),
                    appending("q3", JoinResults::q3),
                    updating("q4", JoinResults::q4, "category"),
                    appending("q5", WindowResults::q5),
                    appending("q7", WindowResults::q7),
                    appending("q8", WindowResults::q8),
                    updating("q9", JoinResults::q9, "id"),
                    appending("q11", WindowResults::q11),
                    new NexmarkQuery("q12", WindowResults::q12, WindowResults::summed),
                    appending("q13", BidResults::q13),
                    appending("q14", BidResults::q14),
                    appending("q15", GroupResults::q15),
                    appending("q16", GroupResults::q16),
                    appending("q17", GroupResults::q17),
                    updating("q18", GroupResults::q18, "bidder", "auction"),
                    updating("q19", GroupResults::q19, "auction", "rank_number"),
                    appending("q20", JoinResults::q20),
                    appending("q21", BidResults::q21),
                    appending("q22", BidResults::q22),
                    appending("q23", JoinResults::q23));

    /** A query that only adds rows. */
    private static NexmarkQuery appending(
            String id, Function<NexmarkEvents, List<ResultRow>> expected) {
        return new NexmarkQuery(id, expected, ResultRows::of);
    }

    /** A query that updates rows: of each key the last one counts. */
    private static NexmarkQuery updating(
            String id, Function<NexmarkEvents, List<ResultRow>> expected, String... key) {
        return new NexmarkQuery(id, expected, rows -> ResultRows.lastOf(rows, List.of(key)));
    }

    Path file() {
        return Path.of("src/test/resources/nexmark").resolve(id + ".yaml");
    }

    ResultRows expected(NexmarkEvents events) {
        return ResultRows.of(expected.apply(events));
    }

    ResultRows read(List<String> written) {
        return reading.apply(written.stream().map(ResultRow::ofJson).toList());
    }

    @Override
    public String toString() {
        return id;
    }
}
