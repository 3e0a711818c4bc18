package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Makes the projection of an order, field by field in the order of its schema. */
final class TotalAvro extends RichMapFunction<byte[], byte[]> {

    private static final long serialVersionUID = 1L;

    private static final String WANTED =
            """
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "id", "type": "long"}, {"name": "sku", "type": "string"},
              {"name": "amount", "type": "double"}, {"name": "quantity", "type": "int"},
              {"name": "currency", "type": "string"}]}
            """;

    private final String registry;
    private final byte[] frame;
    private transient ProjectedOrders orders;
    private transient ByteArrayOutputStream bytes;
    private transient BinaryEncoder encoder;

    TotalAvro(JobSpec spec) {
        this.registry = spec.registry();
        this.frame = ProjectedOrders.frame(spec);
    }

    @Override
    public void open(OpenContext context) {
        orders = new ProjectedOrders(registry, WANTED);
        bytes = new ByteArrayOutputStream();
        encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    }

    @Override
    public byte[] map(byte[] order) throws IOException {
        GenericRecord read = orders.read(order);
        bytes.reset();
        bytes.writeBytes(frame);
        encoder.writeLong((Long) read.get(0));
        encoder.writeString((Utf8) read.get(1));
        encoder.writeString((Utf8) read.get(4));
        encoder.writeDouble((Double) read.get(2) * (Integer) read.get(3));
        return bytes.toByteArray();
    }
}
