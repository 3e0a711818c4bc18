package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.lookup.LocalTable;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.api.lookup.RemoteTable;
import io.dataprocessing.pipeline.api.lookup.TableReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A table that a step under test looks up in: rows in memory, or a function that is asked.
 *
 * <pre>{@code
 * RowType zones = Rows.type("zone_id long, name string");
 * FactoryDescription.of(factory, options, orders)
 *         .withTable("table", TestTable.local(zones, List.of(Rows.row(zones, 1, "north"))));
 * }</pre>
 */
public final class TestTable {

    private final RowType type;
    private final Collection<Row> rows;
    private final Optional<Function<Row, CompletionStage<List<Row>>>> answers;

    private TestTable(
            RowType type,
            Collection<Row> rows,
            Optional<Function<Row, CompletionStage<List<Row>>>> answers) {
        this.type = requireNonNull(type, "type");
        this.rows = requireNonNull(rows, "rows");
        this.answers = answers;
    }

    /** A table in memory; a change of the collection is a change of the table. */
    public static TestTable local(RowType type, Collection<Row> rows) {
        return new TestTable(type, rows, Optional.empty());
    }

    /** A table that is asked: the function gets each key. */
    public static TestTable remote(
            RowType type, Function<Row, CompletionStage<List<Row>>> answers) {
        return new TestTable(type, List.of(), Optional.of(answers));
    }

    /** The rows that the table gives. */
    RowType type() {
        return type;
    }

    /** The table as it's planned for some fields, all of which it has. */
    LookupTable by(List<String> key) {
        RowType keyType =
                RowType.of(
                        key.stream()
                                .map(name -> type.field(type.indexOf(name)))
                                .map(field -> Field.of(field.name(), field.type().asRequired()))
                                .toList());
        return new Planned(keyType);
    }

    private final class Planned implements LookupTable {

        private final RowType keyType;

        Planned(RowType keyType) {
            this.keyType = keyType;
        }

        @Override
        public RowType type() {
            return type;
        }

        @Override
        public RowType keyType() {
            return keyType;
        }

        @Override
        public boolean local() {
            return answers.isEmpty();
        }

        @Override
        public TableReader open() {
            return answers.<TableReader>map(Asked::new).orElseGet(Kept::new);
        }
    }

    private final class Kept implements LocalTable {

        @Override
        public List<Row> get(Row key) {
            return rows.stream().filter(row -> fits(row, key)).toList();
        }

        private static boolean fits(Row row, Row key) {
            for (Field field : key.type().fields()) {
                if (!key.get(field.name()).equals(row.get(field.name()))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public long size() {
            return rows.size();
        }

        @Override
        public void close() {}
    }

    private record Asked(Function<Row, CompletionStage<List<Row>>> answers) implements RemoteTable {

        @Override
        public CompletionStage<List<Row>> get(Row key) {
            return answers.apply(key);
        }

        @Override
        public void close() {}
    }
}
