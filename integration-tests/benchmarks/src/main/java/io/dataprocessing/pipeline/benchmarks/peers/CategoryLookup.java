package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peers.order.Order;
import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Gives orders the category of their SKU, from a map in memory. */
final class CategoryLookup extends RichMapFunction<Order, Order> {

    private transient Map<String, String> categories;

    @Override
    public void open(OpenContext context) {
        categories = Catalogue.categories();
    }

    @Override
    public Order map(Order order) {
        order.setCategory(categories.get(order.getSku()));
        return order;
    }
}
