package io.dataprocessing.pipeline.benchmarks.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Writes what was kept of a window. */
final class RankedBytes
        extends ProcessWindowFunction<LargestAmounts.Kept, byte[], Long, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(
            Long account,
            Context context,
            Iterable<LargestAmounts.Kept> results,
            Collector<byte[]> output) {
        LargestAmounts.Kept kept = results.iterator().next();
        for (int rank = 0; rank < kept.size; rank++) {
            String json =
                    "{\"account\":"
                            + account
                            + ",\"window_start\":"
                            + context.window().getStart()
                            + ",\"id\":"
                            + kept.ids[rank]
                            + ",\"amount\":"
                            + kept.amounts[rank]
                            + "}";
            output.collect(json.getBytes(ISO_8859_1));
        }
    }
}
