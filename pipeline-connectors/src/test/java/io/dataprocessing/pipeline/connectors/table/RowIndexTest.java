package io.dataprocessing.pipeline.connectors.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RowIndexTest {

    private static final RowType ROWS = Rows.type("id long, a int?, b string?");
    private static final RowType KEY = Rows.type("b string, a int");

    private final RowIndex index = new RowIndex(ROWS, KEY);

    private static Row row(long id, Integer a, String b) {
        return Rows.row(ROWS, id, a, b);
    }

    private List<Row> find(String b, int a) {
        return index.get(Rows.row(KEY, b, a));
    }

    @Test
    void rowsAreFoundByTheFieldsOfTheKeyInTheOrderOfTheirComing() {
        index.add(row(1, 5, "x"));
        index.add(row(2, 5, "y"));
        index.add(row(3, 5, "x"));
        assertThat(find("x", 5)).containsExactly(row(1, 5, "x"), row(3, 5, "x"));
        assertThat(find("y", 5)).containsExactly(row(2, 5, "y"));
        assertThat(find("x", 6)).isEmpty();
    }

    @Test
    void aRowWithANullInItsKeyIsNeverFound() {
        index.add(row(1, null, "x"));
        index.replace(row(1, null, "x"), row(1, 5, "x"));
        assertThat(find("x", 5)).containsExactly(row(1, 5, "x"));
        index.replace(row(1, 5, "x"), row(1, 5, null));
        assertThat(find("x", 5)).isEmpty();
        index.remove(row(1, 5, null));
    }

    @Test
    void aRowKeepsItsPlaceWhenItIsReplacedUnderItsKey() {
        index.add(row(1, 5, "x"));
        index.add(row(2, 5, "x"));
        index.replace(row(1, 5, "x"), row(7, 5, "x"));
        assertThat(find("x", 5)).containsExactly(row(7, 5, "x"), row(2, 5, "x"));
        index.replace(row(2, 5, "x"), row(2, 6, "x"));
        assertThat(find("x", 5)).containsExactly(row(7, 5, "x"));
        assertThat(find("x", 6)).containsExactly(row(2, 6, "x"));
    }

    @Test
    void whateverHappensEqualsAListThatIsSearched() {
        Random random = new Random(20_250_101);
        List<Row> known = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Row row = row(i, nullable(random), random.nextInt(5) == 0 ? null : "x");
            if (known.size() < 20 || random.nextInt(3) == 0) {
                index.add(row);
                known.add(row);
            } else {
                Row old = known.remove(random.nextInt(known.size()));
                if (random.nextBoolean()) {
                    index.remove(old);
                } else {
                    index.replace(old, row);
                    known.add(row);
                }
            }
            int a = random.nextInt(4);
            assertThat(find("x", a))
                    .containsExactlyInAnyOrderElementsOf(
                            known.stream()
                                    .filter(each -> each.get(1) != null && each.getInt(1) == a)
                                    .filter(each -> each.get(2) != null)
                                    .toList());
        }
    }

    private static Integer nullable(Random random) {
        int number = random.nextInt(5);
        return number == 4 ? null : number;
    }
}
