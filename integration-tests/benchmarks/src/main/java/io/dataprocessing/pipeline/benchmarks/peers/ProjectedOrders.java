package io.dataprocessing.pipeline.benchmarks.peers;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.scenario.AvroOrders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads a few fields of framed orders: the id of the schema by hand, a reader for each id, Avro's
 * fast one, with a reader's schema of those fields, a record and a decoder that are used again.
 */
final class ProjectedOrders {

    private static final int CACHED_SCHEMAS = 100;

    private final SchemaRegistryClient registry;
    private final Schema wanted;
    private final GenericData data = new GenericData();
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
    private int lastId;
    private GenericDatumReader<GenericRecord> lastReader;
    private BinaryDecoder decoder;
    private GenericRecord record;

    /**
     * A reader of some fields.
     *
     * @param wanted the fields, as Avro's reader takes them
     */
    ProjectedOrders(String registry, String wanted) {
        this.registry = client(registry);
        this.wanted = new Schema.Parser().parse(wanted);
        data.setFastReaderEnabled(true);
    }

    /** The frame of what a topology writes; registers the schema if it isn't yet. */
    static byte[] frame(JobSpec spec) {
        try (SchemaRegistryClient client = client(spec.registry())) {
            return AvroOrders.frame(
                    client.register(
                            spec.output() + "-value",
                            new AvroSchema(AvroOrders.written(spec.scenario().topology()))));
        } catch (IOException | RestClientException e) {
            throw new IllegalStateException("can't register the schema of the output", e);
        }
    }

    /** The fields of an order; good until the next call. */
    GenericRecord read(byte[] order) throws IOException {
        int id = ByteBuffer.wrap(order).getInt(1);
        if (order[0] != 0) {
            throw new IOException("no frame");
        }
        if (lastReader == null || id != lastId) {
            lastReader = reader(id);
            lastId = id;
        }
        decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                order,
                                AvroOrders.FRAME,
                                order.length - AvroOrders.FRAME,
                                decoder);
        record = lastReader.read(record, decoder);
        return record;
    }

    private GenericDatumReader<GenericRecord> reader(int id) throws IOException {
        GenericDatumReader<GenericRecord> known = readers.get(id);
        if (known != null) {
            return known;
        }
        try {
            Schema written = ((AvroSchema) registry.getSchemaById(id)).rawSchema();
            GenericDatumReader<GenericRecord> made =
                    new GenericDatumReader<>(written, wanted, data);
            readers.put(id, made);
            return made;
        } catch (RestClientException e) {
            throw new IOException("no schema with id " + id, e);
        }
    }

    private static SchemaRegistryClient client(String registry) {
        return new CachedSchemaRegistryClient(registry, CACHED_SCHEMAS);
    }
}
