package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.evolution.SchemaChange.Compatibility;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaChangeTest {

    @Test
    void thereAreThirtyOfFourClasses() {
        assertThat(SchemaChange.all()).hasSize(30).doesNotHaveDuplicates();
        assertThat(SchemaChange.all())
                .extracting(SchemaChange::compatibility)
                .contains(Compatibility.values());
        assertThat(SchemaChange.all()).extracting(SchemaChange::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void avroItselfSaysTheSameOfEachChange(SchemaChange change) {
        boolean backward = reads(change.after(), change.before());
        boolean forward = reads(change.before(), change.after());

        assertThat(backward)
                .isEqualTo(
                        change.compatibility() == Compatibility.BACKWARD
                                || change.compatibility() == Compatibility.FULL);
        assertThat(forward)
                .isEqualTo(
                        change.compatibility() == Compatibility.FORWARD
                                || change.compatibility() == Compatibility.FULL);
    }

    static List<SchemaChange> changes() {
        return SchemaChange.all();
    }

    private static boolean reads(String reader, String writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(parsed(reader), parsed(writer))
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private static Schema parsed(String text) {
        return new Schema.Parser().parse(text);
    }
}
