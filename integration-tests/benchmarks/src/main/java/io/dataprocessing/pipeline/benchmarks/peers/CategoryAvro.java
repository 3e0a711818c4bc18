package io.dataprocessing.pipeline.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.scenario.AvroOrders;
import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Appends the category to an order as it came, under the id of the schema that has that field at
 * its end.
 */
final class CategoryAvro extends RichMapFunction<byte[], byte[]> {

    private static final long serialVersionUID = 1L;

    private static final String WANTED =
            """
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "sku", "type": "string"}]}
            """;

    private final String registry;
    private final byte[] frame;
    private transient ProjectedOrders orders;
    private transient Map<Utf8, byte[]> ends;

    CategoryAvro(JobSpec spec) {
        this.registry = spec.registry();
        this.frame = ProjectedOrders.frame(spec);
    }

    @Override
    public void open(OpenContext context) throws IOException {
        orders = new ProjectedOrders(registry, WANTED);
        ends = new HashMap<>(2 * Catalogue.SIZE);
        for (Map.Entry<String, String> entry : Catalogue.categories().entrySet()) {
            ends.put(new Utf8(entry.getKey()), end(entry.getValue()));
        }
    }

    @Override
    public byte[] map(byte[] order) throws IOException {
        byte[] end = ends.get(orders.read(order).get(0));
        byte[] enriched = new byte[order.length + end.length];
        System.arraycopy(frame, 0, enriched, 0, AvroOrders.FRAME);
        System.arraycopy(
                order,
                AvroOrders.FRAME,
                enriched,
                AvroOrders.FRAME,
                order.length - AvroOrders.FRAME);
        System.arraycopy(end, 0, enriched, order.length, end.length);
        return enriched;
    }

    /** A text in the second branch of a union. */
    private static byte[] end(String category) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        encoder.writeIndex(1);
        encoder.writeBytes(category.getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
