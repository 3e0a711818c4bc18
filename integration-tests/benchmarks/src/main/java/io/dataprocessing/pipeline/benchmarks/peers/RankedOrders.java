package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peers.order.Order;
import io.dataprocessing.pipeline.benchmarks.peers.order.RankedOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Sorts the orders of a window, which Flink has kept, and takes the first three. */
final class RankedOrders extends ProcessWindowFunction<Order, RankedOrder, Long, TimeWindow> {

    private static final long serialVersionUID = 1L;
    private static final int RANKS = 3;

    @Override
    public void process(
            Long account, Context context, Iterable<Order> orders, Collector<RankedOrder> output) {
        List<Order> sorted = new ArrayList<>();
        orders.forEach(sorted::add);
        sorted.sort(
                Comparator.comparingDouble(Order::getAmount)
                        .reversed()
                        .thenComparingLong(Order::getId));
        for (Order order : sorted.subList(0, Math.min(RANKS, sorted.size()))) {
            RankedOrder ranked = new RankedOrder();
            ranked.setAccount(account);
            ranked.setWindowStart(context.window().getStart());
            ranked.setId(order.getId());
            ranked.setAmount(order.getAmount());
            output.collect(ranked);
        }
    }
}
