package io.dataprocessing.pipeline.benchmarks.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.util.Collector;

/** Writes a paid and a sent order: account, number and amount of each. */
final class PairBytes
        extends ProcessJoinFunction<
                Tuple3<Long, Long, Double>, Tuple3<Long, Long, Double>, byte[]> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
            Tuple3<Long, Long, Double> paid,
            Tuple3<Long, Long, Double> sent,
            Context context,
            Collector<byte[]> output) {
        String json =
                "{\"account\":"
                        + paid.f0
                        + ",\"paid\":"
                        + paid.f1
                        + ",\"sent\":"
                        + sent.f1
                        + ",\"amount\":"
                        + paid.f2
                        + "}";
        output.collect(json.getBytes(ISO_8859_1));
    }
}
