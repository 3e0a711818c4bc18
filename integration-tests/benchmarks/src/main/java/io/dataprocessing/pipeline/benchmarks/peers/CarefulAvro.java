package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What {@link Careful} does with Avro: the frame is read by hand, a cached fast reader takes only
 * the fields that are needed, bytes go on as they came where that's allowed.
 */
final class CarefulAvro {

    private CarefulAvro() {}

    static DataStream<byte[]> work(DataStream<byte[]> orders, JobSpec spec) {
        return switch (spec.scenario().topology()) {
            case PASS -> orders;
            case FILTER -> orders.filter(new ChosenAvro(spec));
            case PROJECT ->
                    orders.map(new TotalAvro(spec))
                            .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
            case ENRICH ->
                    orders.map(new CategoryAvro(spec))
                            .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
            case ROUTE, WINDOW ->
                    throw new IllegalArgumentException("not on Avro: " + spec.scenario());
        };
    }
}
