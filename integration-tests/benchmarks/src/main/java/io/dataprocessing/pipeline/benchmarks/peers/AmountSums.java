package io.dataprocessing.pipeline.benchmarks.peers;

import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple2;

/** Count and sum in a tuple. */
final class AmountSums
        implements AggregateFunction<
                Tuple2<Long, Double>, Tuple2<Long, Double>, Tuple2<Long, Double>> {

    @Override
    public Tuple2<Long, Double> createAccumulator() {
        return Tuple2.of(0L, 0.0);
    }

    @Override
    public Tuple2<Long, Double> add(Tuple2<Long, Double> amount, Tuple2<Long, Double> sums) {
        sums.f0 += 1;
        sums.f1 += amount.f1;
        return sums;
    }

    @Override
    public Tuple2<Long, Double> getResult(Tuple2<Long, Double> sums) {
        return sums;
    }

    @Override
    public Tuple2<Long, Double> merge(Tuple2<Long, Double> one, Tuple2<Long, Double> other) {
        one.f0 += other.f0;
        one.f1 += other.f1;
        return one;
    }
}
