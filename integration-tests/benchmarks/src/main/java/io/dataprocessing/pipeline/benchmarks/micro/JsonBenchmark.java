package io.dataprocessing.pipeline.benchmarks.micro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.json.JsonFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * JSON to rows and back. Each way of reading gives the same sum of the same three fields of each
 * record, so that rows which decode when they are asked have to.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JsonBenchmark {

    /** Whether our rows decode a field when it's asked for. */
    @Param({"true", "false"})
    private boolean lazy;

    private final JsonFactory factory = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();
    private byte[][] records;
    private Row[] decoded;
    private Row[] changed;
    private SampleOrder[] objects;
    private RowDecoder decoder;
    private RowEncoder encoder;

    /** Makes records, decoders and encoders. */
    @Setup
    public void make() throws EncodeException, DecodeException, NoRowException {
        Surroundings surroundings = new Surroundings(Optional.empty(), lazy);
        JsonFormat format = new JsonFormat();
        Row[] orders = Samples.orders();
        encoder = surroundings.encoder(format, Samples.ORDER);
        decoder = surroundings.decoder(format, Samples.ORDER);
        records = Surroundings.encoded(encoder, orders);
        decoded = new Row[orders.length];
        changed = new Row[orders.length];
        for (int i = 0; i < orders.length; i++) {
            decoded[i] = decoder.decode(records[i]);
            changed[i] = decoded[i].with("country", "AT");
        }
        objects = Arrays.stream(orders).map(SampleOrder::of).toArray(SampleOrder[]::new);
    }

    /** Ours: the whole record is checked, three fields are asked for. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public double read() throws DecodeException, NoRowException {
        double sum = 0;
        for (byte[] json : records) {
            Row order = decoder.decode(json);
            sum += order.getDouble(6) + order.getString(2).length() + order.getRow(12).getInt(2);
        }
        return sum;
    }

    /** Jackson's data binding, all fields. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public double readByBinding() throws IOException {
        double sum = 0;
        for (byte[] json : records) {
            SampleOrder order = mapper.readValue(json, SampleOrder.class);
            sum += order.amount + order.country.length() + order.user.age;
        }
        return sum;
    }

    /** Jackson's tokens, by hand, to the end of the record. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public double readByTokens() throws IOException {
        double sum = 0;
        for (byte[] json : records) {
            try (JsonParser parser = factory.createParser(json)) {
                parser.nextToken();
                sum += readObject(parser);
            }
        }
        return sum;
    }

    private static double readObject(JsonParser parser) throws IOException {
        double sum = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "amount" -> sum += parser.getDoubleValue();
                case "country" -> sum += parser.getTextLength();
                case "user" -> sum += readObject(parser);
                case "age" -> sum += parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
        return sum;
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

    /** Jackson's data binding. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public void writeByBinding(Blackhole hole) throws IOException {
        for (SampleOrder order : objects) {
            hole.consume(mapper.writeValueAsBytes(order));
        }
    }
}
