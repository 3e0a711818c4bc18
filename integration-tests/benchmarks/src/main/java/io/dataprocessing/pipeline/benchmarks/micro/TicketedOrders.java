package io.dataprocessing.pipeline.benchmarks.micro;

import io.dataprocessing.pipeline.api.data.Row;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** The samples again and again, as many as there are tickets of a name. */
final class TicketedOrders implements GeneratorFunction<Long, Row> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private transient Row[] orders;
    private transient Tickets tickets;
    private transient long granted;

    TicketedOrders(String name) {
        this.name = name;
    }

    @Override
    public void open(SourceReaderContext context) {
        orders = Samples.orders();
        tickets = Tickets.named(name);
    }

    @Override
    public Row map(Long index) throws InterruptedException {
        if (index >= granted) {
            granted = tickets.await(index);
        }
        return orders[(int) (index % Samples.COUNT)];
    }
}
