package com.acme.orders;

import io.dataprocessing.pipeline.core.library.KeyedProcessorStep;
import io.dataprocessing.pipeline.core.library.ProcessorFunctions;
import io.dataprocessing.pipeline.core.library.ProcessorStep;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Single processors as functions on the program's own streams. */
final class FirstOrders {

    private final ProcessorFunctions processors;

    FirstOrders(Catalog catalog) {
        this.processors = new ProcessorFunctions(catalog);
    }

    /** Each order once, however often it was sent. */
    DataStream<Order> once(DataStream<Order> orders) {
        KeyedProcessorStep<Order, Order> once =
                processors.keyed(
                        "once",
                        "deduplicate",
                        Order.class,
                        Order.class,
                        options ->
                                options.set("key-by", List.of("order_id"))
                                        .set("ttl", "1h")
                                        .set("late", "drop"));
        return orders.keyBy(once.key()).process(once).uid("once");
    }

    /** Orders of a customer. */
    DataStream<Order> of(String customer, DataStream<Order> orders) {
        ProcessorStep<Order, Order> filter =
                processors.plain(
                        "of-customer",
                        "filter",
                        Order.class,
                        Order.class,
                        options -> options.set("condition", "customer == '%s'".formatted(customer)));
        return orders.process(filter).uid("of-customer");
    }
}
