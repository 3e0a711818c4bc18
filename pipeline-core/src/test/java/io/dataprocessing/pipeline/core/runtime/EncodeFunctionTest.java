package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncodeFunctionTest {

    /** Writes the first field; refuses amounts below zero. */
    private static final class Encoder implements EventEncoder {

        private static final long serialVersionUID = 1L;

        private transient RowEncoder value;
        private transient Optional<RowEncoder> key;

        @Override
        public void open(RowEncoder valueEncoder, Optional<RowEncoder> keyEncoder) {
            value = valueEncoder;
            key = keyEncoder;
        }

        @Override
        public Event encode(Event event, Optional<Row> keyRow) throws EncodeException {
            byte[] keyBytes = event.messageKey().orElse(null);
            if (keyRow.isPresent()) {
                keyBytes = key.orElseThrow().encode(keyRow.get());
            }
            return event.withRaw(
                    Optional.of(
                            new RawRecord(
                                    "out",
                                    RawRecord.ANY_PARTITION,
                                    event.timestamp(),
                                    keyBytes,
                                    value.encode(event.value()),
                                    event.headers())));
        }
    }

    private static RowEncoder encoder() {
        return row -> {
            if (row.type().has("amount") && row.getLong(1) < 0) {
                throw new EncodeException("amount is negative");
            }
            return row.getString(0).getBytes(StandardCharsets.UTF_8);
        };
    }

    @Test
    void keysAreHandedOnWhereNoneAreMade() throws Exception {
        try (StepHarness harness = StepHarness.of(handingOn(OnError.FAIL))) {
            RawRecord raw = harness.send(Orders.event("a", 1, 5)).out().get(0).raw().orElseThrow();
            assertThat(raw.key()).asString().isEqualTo("a");
            assertThat(raw.value()).asString().isEqualTo("a");
            assertThat(harness.count("in")).isEqualTo(1);
            assertThat(harness.count("out")).isEqualTo(1);
        }
    }

    @Test
    void keysAreMadeOfFields() throws Exception {
        EncodeFunction function =
                EncodeFunction.makingKeys(
                        "work",
                        OnError.FAIL,
                        new Encoder(),
                        loader -> encoder(),
                        loader -> row -> ("key of " + row.get(0)).getBytes(StandardCharsets.UTF_8),
                        EventKey.of(Orders.TYPE, List.of("sku")));
        try (StepHarness harness = StepHarness.of(function)) {
            RawRecord raw = harness.send(Orders.event("a", 1, 5)).out().get(0).raw().orElseThrow();
            assertThat(raw.key()).asString().isEqualTo("key of a");
        }
    }

    @Test
    void whatCannotBeWrittenFollowsThePolicy() throws Exception {
        try (StepHarness harness = StepHarness.of(handingOn(OnError.DEAD_LETTER))) {
            harness.send(Orders.event("a", -1, 5));
            assertThat(harness.out()).isEmpty();
            assertThat(harness.deadLetters().get(0).failure())
                    .contains(
                            new Failure(
                                    "work",
                                    Failure.Stage.ENCODE,
                                    EncodeException.class.getName(),
                                    "amount is negative"));
        }
        try (StepHarness harness = StepHarness.of(handingOn(OnError.SKIP))) {
            harness.send(Orders.event("a", -1, 5));
            assertThat(harness.count("skipped")).isEqualTo(1);
        }
        try (StepHarness harness = StepHarness.of(handingOn(OnError.FAIL))) {
            assertThatThrownBy(() -> harness.send(Orders.event("a", -1, 5)))
                    .hasMessageContaining("(sink) failed at orders-0@-1")
                    .hasMessageContaining("amount is negative");
        }
    }

    @Test
    void aSourceFailsAtWhatItCannotDecodeUnlessItMayNot() throws Exception {
        Event bad =
                Orders.event("a", 1, 5)
                        .withFailure(
                                new Failure("work", Failure.Stage.DECODE, "X", "byte 17: bad"));
        try (StepHarness harness = StepHarness.of(source(OnError.FAIL))) {
            assertThatThrownBy(() -> harness.send(bad))
                    .hasMessage("'work' can't decode the record at orders-0@1: byte 17: bad");
        }
        try (StepHarness harness = StepHarness.of(source(OnError.DEAD_LETTER))) {
            Event good = Orders.event("b", 2, 6);
            assertThat(harness.send(bad, good).out()).containsExactly(good);
            assertThat(harness.deadLetters()).hasSize(1);
        }
    }

    private static SourceErrorFunction source(OnError onError) {
        return new SourceErrorFunction(
                "work", onError, Set.of(), ReplayEntry.withoutDeadLetters("test", "work"));
    }

    private static EncodeFunction handingOn(OnError onError) {
        return EncodeFunction.handingKeysOn("work", onError, new Encoder(), loader -> encoder());
    }
}
