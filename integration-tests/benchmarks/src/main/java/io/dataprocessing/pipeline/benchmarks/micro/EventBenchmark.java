package io.dataprocessing.pipeline.benchmarks.micro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What an event costs between two tasks, there and back: ours, and an object of the same fields by
 * Flink's own serializer of Java objects, which a job written by hand ships.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EventBenchmark {

    private static final int LARGEST = 4096;

    private final TypeSerializer<Event> eventSerializer =
            new EventTypeInfo(Samples.ORDER).createSerializer(new SerializerConfigImpl());
    private final TypeSerializer<SampleOrder> objectSerializer =
            TypeInformation.of(SampleOrder.class).createSerializer(new SerializerConfigImpl());
    private final DataOutputSerializer out = new DataOutputSerializer(LARGEST);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private Event[] events;
    private SampleOrder[] objects;

    /** Makes the events and the objects. */
    @Setup
    public void make() {
        Row[] orders = Samples.orders();
        events =
                Arrays.stream(orders)
                        .map(order -> Event.of(order, order.getTimestamp(1).toEpochMilli()))
                        .toArray(Event[]::new);
        objects = Arrays.stream(orders).map(SampleOrder::of).toArray(SampleOrder[]::new);
    }

    /** Ours. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public void event(Blackhole hole) throws IOException {
        shipAll(events, eventSerializer, hole);
    }

    /** Flink's PojoSerializer. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public void object(Blackhole hole) throws IOException {
        shipAll(objects, objectSerializer, hole);
    }

    private <T> void shipAll(T[] values, TypeSerializer<T> serializer, Blackhole hole)
            throws IOException {
        for (T value : values) {
            out.clear();
            serializer.serialize(value, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            hole.consume(serializer.deserialize(in));
        }
    }
}
