package io.dataprocessing.pipeline.suite.example.typed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import java.math.BigDecimal;

/** Fills in what an order costs. */
final class PriceOrder implements Processor<ShopOrder, ShopOrder> {

    @Override
    public void process(Input<ShopOrder> input, Output<ShopOrder> output) {
        ShopOrder order = input.value();
        BigDecimal total = BigDecimal.ZERO;
        for (ShopOrder.Line line : order.getLines()) {
            total = total.add(line.price().multiply(BigDecimal.valueOf(line.quantity())));
        }
        order.setTotal(total);
        output.emit(order);
    }
}
