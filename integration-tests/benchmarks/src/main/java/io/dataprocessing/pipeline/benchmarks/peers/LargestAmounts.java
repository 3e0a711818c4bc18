package io.dataprocessing.pipeline.benchmarks.peers;

import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple3;

/** Keeps the three largest orders of those that come, the largest first. */
final class LargestAmounts
        implements AggregateFunction<
                Tuple3<Long, Long, Double>, LargestAmounts.Kept, LargestAmounts.Kept> {

    private static final long serialVersionUID = 1L;
    private static final int RANKS = 3;

    /** So many orders as there are, in arrays that are as long as there are ranks. */
    public static final class Kept {

        /** How many there are. */
        public int size;

        /** Their numbers. */
        public long[] ids = new long[RANKS];

        /** Their amounts. */
        public double[] amounts = new double[RANKS];

        /** For Flink. */
        public Kept() {}

        private void offer(long id, double amount) {
            int rank = size;
            while (rank > 0 && isBefore(id, amount, rank - 1)) {
                rank--;
            }
            if (rank == RANKS) {
                return;
            }
            int moved = Math.min(size, RANKS - 1) - rank;
            System.arraycopy(ids, rank, ids, rank + 1, moved);
            System.arraycopy(amounts, rank, amounts, rank + 1, moved);
            ids[rank] = id;
            amounts[rank] = amount;
            size = Math.min(size + 1, RANKS);
        }

        private boolean isBefore(long id, double amount, int rank) {
            return amount > amounts[rank] || (amount == amounts[rank] && id < ids[rank]);
        }
    }

    @Override
    public Kept createAccumulator() {
        return new Kept();
    }

    @Override
    public Kept add(Tuple3<Long, Long, Double> order, Kept kept) {
        kept.offer(order.f1, order.f2);
        return kept;
    }

    @Override
    public Kept getResult(Kept kept) {
        return kept;
    }

    @Override
    public Kept merge(Kept one, Kept other) {
        for (int rank = 0; rank < other.size; rank++) {
            one.offer(other.ids[rank], other.amounts[rank]);
        }
        return one;
    }
}
