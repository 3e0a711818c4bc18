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
                    appending("q14", BidResults::q14),
                    appending("q21", BidResults::q21),
                    appending("q22", BidResults::q22));

    /** A query that only adds rows. */
    private static NexmarkQuery appending(
            String id, Function<NexmarkEvents, List<ResultRow>> expected) {
        return new NexmarkQuery(id, expected, ResultRows::of);
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
