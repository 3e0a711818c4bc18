package io.dataprocessing.pipeline.benchmarks.micro;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.avro.ConfluentAvroFormat;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Avro behind the id of a schema in a registry, to rows and back. Each way of reading gives the
 * same sum of the same three fields of each record, so that rows which decode when they are asked
 * have to.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AvroBenchmark {

    private static final int FRAME = 5;
    private static final String SUBJECT = Surroundings.TOPIC + "-value";

    /** Whether our rows decode a field when it's asked for. */
    @Param({"true", "false"})
    private boolean lazy;

    private final RegistryStub registry = RegistryStub.start();
    private final KafkaAvroDeserializer genuineDecoder = new KafkaAvroDeserializer();
    private final KafkaAvroSerializer genuineEncoder = new KafkaAvroSerializer();
    private byte[][] records;
    private Row[] decoded;
    private Row[] changed;
    private GenericRecord[] generic;
    private RowDecoder decoder;
    private RowEncoder encoder;
    private GenericDatumReader<GenericRecord> fastReader;
    private BinaryDecoder binary;

    /** Makes records, decoders and encoders. */
    @Setup
    public void make() throws EncodeException, DecodeException, NoRowException {
        Map<String, String> client = Map.of("schema.registry.url", registry.url());
        genuineDecoder.configure(client, false);
        genuineEncoder.configure(client, false);
        Surroundings surroundings =
                new Surroundings(Optional.of(new RegistrySettings(registry.url(), Map.of())), lazy);
        ConfluentAvroFormat format = new ConfluentAvroFormat();
        Row[] orders = Samples.orders();
        registry.register(SUBJECT, surroundings.written(format, Samples.ORDER).text());
        encoder = surroundings.encoder(format, Samples.ORDER);
        decoder = surroundings.decoder(format);
        records = Surroundings.encoded(encoder, orders);
        decoded = new Row[orders.length];
        changed = new Row[orders.length];
        generic = new GenericRecord[orders.length];
        for (int i = 0; i < orders.length; i++) {
            decoded[i] = decoder.decode(records[i]);
            changed[i] = decoded[i].with("country", "AT");
            generic[i] = (GenericRecord) genuineDecoder.deserialize(Surroundings.TOPIC, records[i]);
        }
        fastReader = reader(generic[0].getSchema());
    }

    private static GenericDatumReader<GenericRecord> reader(Schema written) {
        Schema user =
                SchemaBuilder.record(written.getField("user").schema().getFullName())
                        .fields()
                        .requiredInt("age")
                        .endRecord();
        Schema read =
                SchemaBuilder.record(written.getFullName())
                        .fields()
                        .requiredDouble("amount")
                        .requiredString("country")
                        .name("user")
                        .type(user)
                        .noDefault()
                        .endRecord();
        GenericData data = new GenericData();
        data.setFastReaderEnabled(true);
        return new GenericDatumReader<>(written, read, data);
    }

    /** Stops the registry. */
    @TearDown
    public void stop() {
        registry.close();
    }

    /** Ours: the whole record is checked, three fields are asked for. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public double read() throws DecodeException, NoRowException {
        double sum = 0;
        for (byte[] avro : records) {
            Row order = decoder.decode(avro);
            sum += order.getDouble(6) + order.getString(2).length() + order.getRow(12).getInt(2);
        }
        return sum;
    }

    /** Confluent's deserializer, all fields. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public double readByConfluent() {
        double sum = 0;
        for (byte[] avro : records) {
            sum += sum((GenericRecord) genuineDecoder.deserialize(Surroundings.TOPIC, avro));
        }
        return sum;
    }

    /** Avro's fast reader with a schema of the three fields. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public double readByProjection() throws IOException {
        double sum = 0;
        for (byte[] avro : records) {
            binary = DecoderFactory.get().binaryDecoder(avro, FRAME, avro.length - FRAME, binary);
            sum += sum(fastReader.read(null, binary));
        }
        return sum;
    }

    private static double sum(GenericRecord order) {
        return (Double) order.get("amount")
                + ((CharSequence) order.get("country")).length()
                + (Integer) ((GenericRecord) order.get("user")).get("age");
    }

    /** Ours: rows as they were read. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public void write(Blackhole hole) throws EncodeException {
        for (Row order : decoded) {
            hole.consume(encoder.encode(order));
        }
    }

    /** Ours: rows that have another value in one field. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public void writeChanged(Blackhole hole) throws EncodeException {
        for (Row order : changed) {
            hole.consume(encoder.encode(order));
        }
    }

    /** Confluent's serializer. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public void writeByConfluent(Blackhole hole) {
        for (GenericRecord order : generic) {
            hole.consume(genuineEncoder.serialize(Surroundings.TOPIC, order));
        }
    }
}
