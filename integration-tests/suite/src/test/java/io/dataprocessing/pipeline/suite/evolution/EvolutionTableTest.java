package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The documentation lists the changes that are tested, and no others. */
class EvolutionTableTest {

    @Test
    void hasEachChangeOnceAndInOrder() {
        assertThat(EvolutionTable.lines())
                .extracting(EvolutionTable.Line::change)
                .containsExactlyElementsOf(
                        SchemaChange.all().stream().map(SchemaChange::name).toList());
    }

    @Test
    void saysOfAvrosRulesAndOfStateWhatTheTestsSay() {
        for (SchemaChange change : SchemaChange.all()) {
            EvolutionTable.Line line = EvolutionTable.of(change);
            assertThat(line.rules()).as(change.name()).isEqualTo(word(change.compatibility()));
            assertThat(line.state()).as(change.name()).isEqualTo(word(change.state()));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
