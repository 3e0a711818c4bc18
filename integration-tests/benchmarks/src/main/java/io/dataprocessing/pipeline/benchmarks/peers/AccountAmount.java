package io.dataprocessing.pipeline.benchmarks.peers;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.java.tuple.Tuple2;

/** Leaves key and amount of a record, which are all that is sent to where the key is. */
final class AccountAmount implements MapFunction<TimedAmount, Tuple2<Long, Double>> {

    private final Tuple2<Long, Double> reused = Tuple2.of(0L, 0.0);

    @Override
    public Tuple2<Long, Double> map(TimedAmount amount) {
        reused.f0 = amount.account;
        reused.f1 = amount.amount;
        return reused;
    }
}
