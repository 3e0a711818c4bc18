package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peers.order.AccountMinute;
import io.dataprocessing.pipeline.benchmarks.peers.order.Order;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Adds orders up in the bean of the result. */
final class OrderSums implements AggregateFunction<Order, AccountMinute, AccountMinute> {

    @Override
    public AccountMinute createAccumulator() {
        return new AccountMinute();
    }

    @Override
    public AccountMinute add(Order order, AccountMinute sums) {
        sums.setOrders(sums.getOrders() + 1);
        sums.setRevenue(sums.getRevenue() + order.getAmount());
        return sums;
    }

    @Override
    public AccountMinute getResult(AccountMinute sums) {
        return sums;
    }

    @Override
    public AccountMinute merge(AccountMinute one, AccountMinute other) {
        one.setOrders(one.getOrders() + other.getOrders());
        one.setRevenue(one.getRevenue() + other.getRevenue());
        return one;
    }
}
