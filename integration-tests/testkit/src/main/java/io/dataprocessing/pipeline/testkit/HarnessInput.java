package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.Optional;

/** The input of one call; after the call it refuses to be used, as the platform reuses its own. */
final class HarnessInput<I> implements Input<I> {

    private final I value;
    private final Row key;
    private final TestRecord record;
    private boolean ended;

    HarnessInput(I value, Row key, TestRecord record) {
        this.value = value;
        this.key = key;
        this.record = record;
    }

    void end() {
        ended = true;
    }

    @Override
    public I value() {
        requireValid();
        return value;
    }

    @Override
    public Optional<Instant> timestamp() {
        requireValid();
        return record.timestamp();
    }

    @Override
    public Row key() {
        requireValid();
        return key;
    }

    @Override
    public Optional<byte[]> messageKey() {
        requireValid();
        return record.messageKey();
    }

    @Override
    public Headers headers() {
        requireValid();
        return record.headers();
    }

    @Override
    public Optional<Origin> origin() {
        requireValid();
        return record.origin();
    }

    private void requireValid() {
        if (ended) {
            throw new AssertionError("the input was kept: it's valid until process returns");
        }
    }
}
