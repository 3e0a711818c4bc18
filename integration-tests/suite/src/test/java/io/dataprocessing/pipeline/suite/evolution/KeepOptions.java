package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.Default;
import java.util.List;

/**
 * The options of the steps that keep cells, and what they have in common.
 *
 * @param version what the cells are declared with
 * @param keyBy the fields that the step is keyed by
 * @param only cells whose names begin with one of these; all if there are none
 */
public record KeepOptions(
        ChangedCells.Version version,
        @Default("[sku]") List<String> keyBy,
        @Default("[]") List<String> only) {

    /** A line of output: which cell of which key, and what it holds. */
    static final Schema<Row> LINES =
            Schemas.rows(RowType.builder().field("line", DataTypes.STRING).build());

    private static final String WRITE = "write";

    /** Whether a record asks for the cells to be written; otherwise for them to be read. */
    static boolean asksToWrite(Row record) {
        return record.get("word").equals(WRITE);
    }

    static Row line(String step, String cell, String key, String text) {
        return Row.of(LINES.rowType(), String.join(" ", step, cell, key, text));
    }

    List<ChangedCells> cells() {
        return ChangedCells.of(version).stream()
                .filter(cells -> only.isEmpty() || only.stream().anyMatch(cells.name()::startsWith))
                .toList();
    }
}
