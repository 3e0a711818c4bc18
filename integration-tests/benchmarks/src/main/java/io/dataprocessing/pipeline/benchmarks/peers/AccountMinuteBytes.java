package io.dataprocessing.pipeline.benchmarks.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Writes the sums of a window as JSON. */
final class AccountMinuteBytes
        extends ProcessWindowFunction<Tuple2<Long, Double>, byte[], Long, TimeWindow> {

    private final StringBuilder json = new StringBuilder();

    @Override
    public void process(
            Long account,
            Context context,
            Iterable<Tuple2<Long, Double>> sums,
            Collector<byte[]> results) {
        Tuple2<Long, Double> result = sums.iterator().next();
        json.setLength(0);
        json.append("{\"account\":").append(account.longValue());
        json.append(",\"window_start\":").append(context.window().getStart());
        json.append(",\"window_end\":").append(context.window().getEnd());
        json.append(",\"orders\":").append(result.f0.longValue());
        json.append(",\"revenue\":").append(result.f1.doubleValue()).append('}');
        results.collect(json.toString().getBytes(ISO_8859_1));
    }
}
