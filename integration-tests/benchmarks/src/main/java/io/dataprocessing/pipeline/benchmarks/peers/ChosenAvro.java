package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import java.io.IOException;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets orders through that cost more than 100 and come from Germany. */
final class ChosenAvro extends RichFilterFunction<byte[]> {

    private static final long serialVersionUID = 1L;

    private static final String WANTED =
            """
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "amount", "type": "double"},
              {"name": "user", "type": {"type": "record", "name": "User", "fields": [
                {"name": "country", "type": "string"}]}}]}
            """;

    private static final Utf8 GERMANY = new Utf8("DE");

    private final String registry;
    private transient ProjectedOrders orders;

    ChosenAvro(JobSpec spec) {
        this.registry = spec.registry();
    }

    @Override
    public void open(OpenContext context) {
        orders = new ProjectedOrders(registry, WANTED);
    }

    @Override
    public boolean filter(byte[] bytes) throws IOException {
        GenericRecord order = orders.read(bytes);
        return (Double) order.get(0) > 100
                && ((GenericRecord) order.get(1)).get(0).equals(GERMANY);
    }
}
