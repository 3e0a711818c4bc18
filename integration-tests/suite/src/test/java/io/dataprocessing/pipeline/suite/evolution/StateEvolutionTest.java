package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RowEvolution;
import io.dataprocessing.pipeline.core.row.RowUpgrade;
import io.dataprocessing.pipeline.suite.evolution.SchemaChange.OfState;
import io.dataprocessing.pipeline.testkit.RandomRows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of state with each of the thirty changes. */
class StateEvolutionTest {

    private static final Map<String, String> REFUSALS =
            Map.ofEntries(
                    Map.entry(
                            "decimal with fewer digits",
                            "field 'value' was decimal(10, 2) and is decimal(8, 2), which can't hold every value of it. Leave its type, or add a field of another name."),
                    Map.entry(
                            "string to bytes",
                            "field 'value' was string and is bytes, which can't hold every value of it. Leave its type, or add a field of another name."),
                    Map.entry(
                            "long to float",
                            "field 'value' was long and is float, which can't hold every value of it. Leave its type, or add a field of another name."),
                    Map.entry(
                            "required field added",
                            "field 'count' (long) is new and has no default. Give it one, or make it nullable."),
                    Map.entry(
                            "long to int",
                            "field 'value' was long and is int, which can't hold every value of it. Leave its type, or add a field of another name."),
                    Map.entry(
                            "enum symbol removed",
                            "field 'value' was enum(NEW, HELD, PAID) and is enum(NEW, PAID), which can't hold every value of it. Leave its type, or add a field of another name."),
                    Map.entry(
                            "nullable to required",
                            "field 'value' could be null and can't be now (long). Leave it nullable."),
                    Map.entry(
                            "required field added to a nested record",
                            "field 'address.count' (long) is new and has no default. Give it one, or make it nullable."),
                    Map.entry(
                            "string to int",
                            "field 'value' was string and is int, which can't hold every value of it. Leave its type, or add a field of another name."),
                    Map.entry(
                            "field renamed, without an alias",
                            "field 'total' (long) is new and has no default. Give it one, or make it nullable, or, if it's the former 'count', name that as its alias."),
                    Map.entry(
                            "array to map",
                            "field 'value' was array<long> and is map<long>, which can't hold every value of it. Leave its type, or add a field of another name."));

    static List<SchemaChange> changes() {
        return SchemaChange.all();
    }

    @Test
    void everyRefusalHasItsWords() {
        assertThat(REFUSALS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        changes().stream()
                                .filter(change -> change.state() == OfState.REFUSED)
                                .map(SchemaChange::name)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsRestoredOrRefusedWithAReason(SchemaChange change) {
        RowType before = ChangedCells.type(change.before());
        RowType after = ChangedCells.type(change.after());
        List<String> problems = RowEvolution.problems(before, after);
        switch (change.state()) {
            case RESTORED -> {
                assertThat(problems).isEmpty();
                assertRestored(before, after);
            }
            case REFUSED -> assertThat(problems).containsExactly(REFUSALS.get(change.name()));
        }
    }

    private static void assertRestored(RowType before, RowType after) {
        RowUpgrade upgrade = RowUpgrade.to(after);
        for (int seed = 0; seed < 200; seed++) {
            Row old = new RandomRows(seed).row(before);
            Row row = upgrade.of(old);
            assertThat(RowLine.of(row, after)).isEqualTo(RowLine.of(old, after));
            assertThat(after.accepts(row)).isTrue();
        }
    }
}
