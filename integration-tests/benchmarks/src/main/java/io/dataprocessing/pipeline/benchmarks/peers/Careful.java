package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.Peer;
import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A DataStream job that somebody has made fast by hand, for exactly this work.
 *
 * <p>What it follows: object reuse; no generic types; the bytes of a record travel through the job,
 * and nobody makes an object of its fields; Jackson's streaming parser looks for the few fields
 * that are read, skips what is between, and stops at the last of them; what isn't changed is
 * written as the bytes that were read, and a field is added by splicing prepared bytes in before
 * the last brace; one sink writes all three topics of the route; before {@code keyBy} only key and
 * amount are left of a record, as a tuple with serializers of Flink's own; windows aggregate
 * incrementally; the producer compresses with lz4, lingers 20 ms and sends batches of 128 KiB.
 *
 * <p>What it leaves out: a JSON parser of its own; sums before the shuffle, for which the
 * DataStream API has nothing; it doesn't look at what is behind the last field that it reads, so
 * that a record that is broken there goes on.
 */
final class Careful implements Peer {

    Careful() {}

    @Override
    public boolean runs(Scenario scenario) {
        return true;
    }

    @Override
    public RunningJob start(JobSpec spec) throws Exception {
        StreamExecutionEnvironment environment = FlinkEnvironment.of(spec);
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        environment.configure(settings);
        if (spec.scenario().payload() == Payload.AVRO_180) {
            write(CarefulAvro.work(bytes(environment, spec), spec), spec);
        } else {
            CarefulKeyed keyed = new CarefulKeyed(spec, environment);
            switch (spec.scenario().topology()) {
                case PASS, FILTER, PROJECT, ENRICH, ROUTE -> build(bytes(environment, spec), spec);
                case WINDOW -> window(environment, spec);
                case DEDUPLICATE -> write(keyed.deduplicated(), spec);
                case JOIN -> write(keyed.joined(), spec);
                case TOP_N -> write(keyed.ranked(), spec);
            }
        }
        return FlinkEnvironment.start(environment, spec);
    }

    private static DataStream<byte[]> bytes(StreamExecutionEnvironment environment, JobSpec spec) {
        return environment.fromSource(
                KafkaEnds.<byte[]>tunedSource(spec)
                        .setDeserializer(
                                KafkaRecordDeserializationSchema.valueOnly(
                                        ByteArrayDeserializer.class))
                        .build(),
                WatermarkStrategy.noWatermarks(),
                "orders");
    }

    private static void build(DataStream<byte[]> orders, JobSpec spec) {
        switch (spec.scenario().topology()) {
            case PASS, WINDOW, DEDUPLICATE, JOIN, TOP_N -> write(orders, spec);
            case FILTER -> write(orders.filter(new ChosenBytes()), spec);
            case PROJECT ->
                    write(
                            orders.map(new TotalBytes())
                                    .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                            spec);
            case ENRICH ->
                    write(
                            orders.map(new CategoryBytes())
                                    .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                            spec);
            case ROUTE -> route(orders, spec);
        }
    }

    private static void route(DataStream<byte[]> orders, JobSpec spec) {
        orders.sinkTo(
                KafkaEnds.<byte[]>sink(spec, "route", KafkaEnds.tuned())
                        .setRecordSerializer(new RoutedBytes(spec.outputs()))
                        .build());
    }

    private static void window(StreamExecutionEnvironment environment, JobSpec spec) {
        DataStream<Tuple2<Long, Double>> amounts =
                environment
                        .fromSource(
                                KafkaEnds.<TimedAmount>tunedSource(spec)
                                        .setDeserializer(new TimedAmountReader())
                                        .build(),
                                WatermarkStrategy.<TimedAmount>forBoundedOutOfOrderness(
                                                Duration.ofSeconds(5))
                                        .withTimestampAssigner((amount, timestamp) -> amount.time),
                                "orders")
                        .map(new AccountAmount())
                        .returns(Types.TUPLE(Types.LONG, Types.DOUBLE));
        write(
                amounts.keyBy(amount -> amount.f0, Types.LONG)
                        .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
                        .aggregate(
                                new AmountSums(),
                                new AccountMinuteBytes(),
                                Types.TUPLE(Types.LONG, Types.DOUBLE),
                                Types.TUPLE(Types.LONG, Types.DOUBLE),
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                spec);
    }

    private static void write(DataStream<byte[]> values, JobSpec spec) {
        values.sinkTo(KafkaEnds.sink(spec, "out", new BytesWriter(), KafkaEnds.tuned()));
    }
}
