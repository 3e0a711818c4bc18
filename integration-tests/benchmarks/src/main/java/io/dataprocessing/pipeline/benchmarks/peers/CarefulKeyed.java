package io.dataprocessing.pipeline.benchmarks.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * What {@link Careful} does where records are kept by key: only the fields that are needed are
 * parsed, shipped as a tuple and kept; the top three of a window are kept and not its orders;
 * results are written without an object in between.
 */
final class CarefulKeyed {

    private static final TypeInformation<byte[]> BYTES =
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final JobSpec spec;
    private final StreamExecutionEnvironment environment;

    CarefulKeyed(JobSpec spec, StreamExecutionEnvironment environment) {
        this.spec = spec;
        this.environment = environment;
    }

    DataStream<byte[]> deduplicated() {
        return environment
                .fromSource(
                        KafkaEnds.<Long>tunedSource(spec)
                                .setDeserializer(new AccountReader())
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "orders")
                .keyBy(account -> account, Types.LONG)
                .process(new FirstOfAccount<Long>(), Types.LONG)
                .map(account -> ("{\"account\":" + account + "}").getBytes(ISO_8859_1))
                .returns(BYTES);
    }

    DataStream<byte[]> joined() {
        DataStream<SlimOrder> orders = orders();
        return byAccount(orders.filter(order -> order.status.equals("PAID")))
                .intervalJoin(byAccount(orders.filter(order -> order.status.equals("SENT"))))
                .between(BOUND.negated(), BOUND)
                .process(new PairBytes());
    }

    DataStream<byte[]> ranked() {
        return byAccount(orders())
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
                .aggregate(
                        new LargestAmounts(),
                        new RankedBytes(),
                        TypeInformation.of(LargestAmounts.Kept.class),
                        TypeInformation.of(LargestAmounts.Kept.class),
                        BYTES);
    }

    private DataStream<SlimOrder> orders() {
        return environment.fromSource(
                KafkaEnds.<SlimOrder>tunedSource(spec)
                        .setDeserializer(new SlimOrderReader())
                        .build(),
                WatermarkStrategy.<SlimOrder>forBoundedOutOfOrderness(BOUND)
                        .withTimestampAssigner((order, timestamp) -> order.time),
                "orders");
    }

    private static KeyedStream<Tuple3<Long, Long, Double>, Long> byAccount(
            DataStream<SlimOrder> orders) {
        return orders.map(order -> Tuple3.of(order.account, order.id, order.amount))
                .returns(Types.TUPLE(Types.LONG, Types.LONG, Types.DOUBLE))
                .keyBy(order -> order.f0, Types.LONG);
    }
}
