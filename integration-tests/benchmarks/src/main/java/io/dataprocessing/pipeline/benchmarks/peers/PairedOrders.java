package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peers.order.Order;
import io.dataprocessing.pipeline.benchmarks.peers.order.PaidAndSent;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.util.Collector;

/** Makes one bean of a paid and a sent order. */
final class PairedOrders extends ProcessJoinFunction<Order, Order, PaidAndSent> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
            Order paid, Order sent, Context context, Collector<PaidAndSent> output) {
        output.collect(pair(paid, sent));
    }

    static PaidAndSent pair(Order paid, Order sent) {
        PaidAndSent pair = new PaidAndSent();
        pair.setAccount(paid.getAccount());
        pair.setPaid(paid.getId());
        pair.setSent(sent.getId());
        pair.setAmount(paid.getAmount());
        return pair;
    }
}
