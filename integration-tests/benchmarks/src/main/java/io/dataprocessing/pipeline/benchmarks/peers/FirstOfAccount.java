package io.dataprocessing.pipeline.benchmarks.peers;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Lets the first record of each account through, and forgets the account after an hour. */
final class FirstOfAccount<T> extends KeyedProcessFunction<Long, T, T> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<Boolean> seen;

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Boolean> descriptor =
                new ValueStateDescriptor<>("seen", Types.BOOLEAN);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofHours(1)).build());
        seen = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(T record, Context context, Collector<T> output) throws Exception {
        if (seen.value() == null) {
            seen.update(true);
            output.collect(record);
        }
    }
}
