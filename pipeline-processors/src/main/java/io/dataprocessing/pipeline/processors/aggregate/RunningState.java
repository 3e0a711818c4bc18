package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a running aggregate keeps for a key.
 *
 * @param spec the cell
 * @param sequenceCells how many cells the functions over the sequence have
 */
record RunningState(StateSpec<ValueState<RunningState.Content>> spec, int sequenceCells) {

    /**
     * The frame of a key and where its sequence is.
     *
     * @param frame its records, the oldest first; all of them in one entry where the frame has no
     *     beginning
     * @param sequence the cells of the functions over the sequence
     * @param last the time of the last record
     */
    record Content(List<Entry> frame, Accumulator sequence, Instant last) {}

    /**
     * A record of the frame.
     *
     * @param time when it was
     * @param accumulator what it gives to the functions over the frame
     */
    record Entry(Instant time, Accumulator accumulator) {}

    static RunningState of(RunningFunctions functions, Ttl ttl) {
        Map<String, AggregateFunction> frame = new LinkedHashMap<>();
        functions.frame().forEach((name, result) -> frame.put(name, result.function()));
        AccumulatorSchema cells = AccumulatorSchema.ofSequence(functions.sequence());
        return new RunningState(
                StateSpec.value(
                        "running", ContentSchema.of(AccumulatorSchema.of(frame), cells), ttl),
                cells.size());
    }

    private record ContentSchema(
            AccumulatorSchema frame, AccumulatorSchema sequence, RowType entryType, RowType rowType)
            implements Schema<Content> {

        static ContentSchema of(AccumulatorSchema frame, AccumulatorSchema sequence) {
            RowType entry =
                    RowType.builder()
                            .field("time", DataTypes.TIMESTAMP)
                            .field("cells", frame.rowType())
                            .build();
            RowType content =
                    RowType.builder()
                            .field("frame", new ArrayType(entry, false))
                            .field("sequence", sequence.rowType())
                            .field("last", DataTypes.TIMESTAMP)
                            .build();
            return new ContentSchema(frame, sequence, entry, content);
        }

        @Override
        public Class<Content> javaType() {
            return Content.class;
        }

        @Override
        public Content fromRow(Row row) {
            List<Entry> entries = new ArrayList<>();
            for (Object stored : (List<?>) row.get(0)) {
                Row entry = (Row) stored;
                entries.add(new Entry(entry.getTimestamp(0), frame.fromRow(entry.getRow(1))));
            }
            return new Content(entries, sequence.fromRow(row.getRow(1)), row.getTimestamp(2));
        }

        @Override
        public Row toRow(Content value) {
            List<Row> entries = new ArrayList<>(value.frame().size());
            for (Entry entry : value.frame()) {
                entries.add(
                        Row.trusted(
                                entryType,
                                new Object[] {entry.time(), frame.toRow(entry.accumulator())}));
            }
            return Row.trusted(
                    rowType,
                    new Object[] {entries, sequence.toRow(value.sequence()), value.last()});
        }
    }
}
