package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RowEvolution;
import io.dataprocessing.pipeline.core.row.RowSerializer;
import io.dataprocessing.pipeline.testkit.RandomRows;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Rows of any type, taken through version after version as state backends do it. */
class EvolutionPropertyTest {

    private static final int TYPES = 400;
    private static final int VERSIONS = 6;

    @Test
    void rowsOfAnyTypeGoThroughAnyChainOfAllowedChanges() throws Exception {
        int migrations = 0;
        for (int seed = 0; seed < TYPES; seed++) {
            RandomRows rows = new RandomRows(seed);
            RandomEvolution evolution = new RandomEvolution(seed);
            RowType type = rows.rowType(any -> true);
            Row onHeap = rows.row(type);
            Row onDisk = onHeap;
            for (int version = 1; version <= VERSIONS; version++) {
                RowType next = evolution.next(type);
                String what = "seed %d, version %d: %s to %s".formatted(seed, version, type, next);
                assertThat(RowEvolution.problems(type, next)).as(what).isEmpty();
                TypeSerializerSchemaCompatibility<Row> compatibility =
                        new RowSerializer(next)
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(
                                        new RowSerializer(type).snapshotConfiguration());
                migrations += compatibility.isCompatibleAfterMigration() ? 1 : 0;
                String expected = RowLine.of(onHeap, next);
                onDisk = read(next, write(next, read(type, write(type, onDisk))));
                onHeap = new RowSerializer(next).copy(onHeap);
                assertThat(RowLine.of(onHeap, next)).as(what).isEqualTo(expected);
                assertThat(RowLine.of(onDisk, next)).as(what).isEqualTo(expected);
                assertThat(next.accepts(onDisk)).as(what).isTrue();
                type = next;
            }
        }
        assertThat(migrations).isGreaterThan(TYPES * VERSIONS / 3);
    }

    private static byte[] write(RowType type, Row row) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new RowSerializer(type).serialize(row, out);
        return out.getCopyOfBuffer();
    }

    private static Row read(RowType type, byte[] bytes) throws IOException {
        return new RowSerializer(type).deserialize(new DataInputDeserializer(bytes));
    }
}
