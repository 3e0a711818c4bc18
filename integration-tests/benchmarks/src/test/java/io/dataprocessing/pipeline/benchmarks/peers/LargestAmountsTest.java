package io.dataprocessing.pipeline.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.java.tuple.Tuple3;
import org.junit.jupiter.api.Test;

/** The three largest amounts, whatever order they come in. */
class LargestAmountsTest {

    private final LargestAmounts amounts = new LargestAmounts();

    @Test
    void areThoseThatSortingGives() {
        Random random = new Random(1);
        for (int run = 0; run < 1_000; run++) {
            List<Tuple3<Long, Long, Double>> orders = new ArrayList<>();
            LargestAmounts.Kept one = amounts.createAccumulator();
            LargestAmounts.Kept other = amounts.createAccumulator();
            int count = random.nextInt(8);
            for (long id = 0; id < count; id++) {
                Tuple3<Long, Long, Double> order = Tuple3.of(0L, id, (double) random.nextInt(4));
                orders.add(order);
                amounts.add(order, random.nextBoolean() ? one : other);
            }
            orders.sort(
                    Comparator.comparingDouble((Tuple3<Long, Long, Double> order) -> order.f2)
                            .reversed()
                            .thenComparingLong(order -> order.f1));
            assertThat(ids(amounts.merge(one, other)))
                    .isEqualTo(orders.stream().limit(3).map(order -> order.f1).toList());
        }
    }

    private static List<Long> ids(LargestAmounts.Kept kept) {
        List<Long> ids = new ArrayList<>();
        for (int rank = 0; rank < kept.size; rank++) {
            ids.add(kept.ids[rank]);
        }
        return ids;
    }
}
