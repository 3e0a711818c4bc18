package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.util.List;

/**
 * A step of some options over rows of a type.
 *
 * @param factory what makes the step
 * @param options as in a pipeline file
 * @param input the type of what comes in
 */
record StepRun(ProcessorFactory<?> factory, String options, RowType input) {

    static StepRun of(ProcessorFactory<?> factory, String options, String fields) {
        return new StepRun(factory, options, Rows.type(fields));
    }

    private FactoryDescription description() {
        return FactoryDescription.of(factory, options, input);
    }

    /** What is wrong with the options. */
    List<String> problems() {
        return description().problems();
    }

    /** The type of what goes out, without the word for a row around it. */
    String outputType() {
        String text = outputRows().toString();
        return text.substring("row<".length(), text.length() - 1);
    }

    RowType outputRows() {
        return ((ProcessorSpec<?, ?>) description().get()).outputType().orElseThrow();
    }

    /** What comes out for a row of these values. */
    List<Row> all(Object... values) throws Exception {
        return all(Rows.row(input, values));
    }

    List<Row> all(Row row) throws Exception {
        try (StepHarness harness = StepHarness.start(description())) {
            harness.process(TestRecord.of(row));
            return harness.take().stream().map(Emitted::value).toList();
        }
    }

    /** The only row that comes out for one of these values. */
    Row one(Object... values) throws Exception {
        return one(Rows.row(input, values));
    }

    Row one(Row row) throws Exception {
        List<Row> rows = all(row);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows: " + rows);
        }
        return rows.get(0);
    }
}
