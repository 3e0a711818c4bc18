package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peers.order.AccountMinute;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Says of sums which account and minute they are of. */
final class AccountMinutes
        extends ProcessWindowFunction<AccountMinute, AccountMinute, Long, TimeWindow> {

    @Override
    public void process(
            Long account,
            Context context,
            Iterable<AccountMinute> sums,
            Collector<AccountMinute> results) {
        AccountMinute result = sums.iterator().next();
        result.setAccount(account);
        result.setWindowStart(context.window().getStart());
        result.setWindowEnd(context.window().getEnd());
        results.collect(result);
    }
}
