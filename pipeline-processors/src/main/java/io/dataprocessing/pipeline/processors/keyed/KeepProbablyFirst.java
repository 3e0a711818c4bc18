package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Passes the first record of each key, with keys remembered in Bloom filters: a duplicate is always
 * found, and now and then a new key is taken for one.
 *
 * <p>Time is cut into generations as long as the TTL, each with a filter of its own. A key is
 * looked for in its own generation and the one before, so it's remembered for the TTL at least and
 * twice the TTL at most.
 */
final class KeepProbablyFirst implements Processor<Row, Row> {

    /** What a part of a filter is stored under. */
    static final RowType PLACE =
            RowType.builder()
                    .field("generation", DataTypes.LONG)
                    .field("part", DataTypes.INT)
                    .build();

    private final StateSpec<MapState<Row, byte[]>> partsSpec;
    private final KeyFilter filter;
    private final KeyBytes keys;
    private final TimeChoice time;
    private final Optional<Duration> ttl;
    private ProcessorContext context;
    private MapState<Row, byte[]> parts;

    KeepProbablyFirst(
            StateSpec<MapState<Row, byte[]>> partsSpec,
            KeyFilter filter,
            List<InputField> keyBy,
            TimeChoice time,
            Optional<Duration> ttl) {
        this.partsSpec = partsSpec;
        this.filter = filter;
        this.keys = new KeyBytes(keyBy);
        this.time = time;
        this.ttl = ttl;
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        parts = context.state(partsSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        byte[] key = keys.of(input.value());
        int part = filter.part(key);
        long generation = generation(time.of(input, context));
        Row place = place(generation, part);
        Optional<byte[]> stored = parts.get(place);
        if (mayHold(stored, key) || mayHold(earlier(generation, part), key)) {
            return;
        }
        parts.put(place, filter.with(stored, key));
        ttl.ifPresent(
                duration ->
                        new Lifetime(time.time(), ttl)
                                .register(
                                        Instant.ofEpochMilli(
                                                (generation + 2) * duration.toMillis()),
                                        context.timers()));
        output.emit(input.value());
    }

    private Optional<byte[]> earlier(long generation, int part) {
        return ttl.isPresent() ? parts.get(place(generation - 1, part)) : Optional.empty();
    }

    private boolean mayHold(Optional<byte[]> part, byte[] key) {
        return part.isPresent() && filter.mayHold(part.get(), key);
    }

    /** Removes the generations that nobody looks for any more. */
    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        long oldest = generation(timer.time()) - 1;
        List<Row> outdated = new ArrayList<>();
        for (Map.Entry<Row, byte[]> entry : parts.entries()) {
            if (entry.getKey().getLong(0) < oldest) {
                outdated.add(entry.getKey());
            }
        }
        outdated.forEach(parts::remove);
    }

    private long generation(Instant moment) {
        return ttl.map(duration -> Math.floorDiv(moment.toEpochMilli(), duration.toMillis()))
                .orElse(0L);
    }

    private static Row place(long generation, int part) {
        return Row.trusted(PLACE, new Object[] {generation, part});
    }
}
