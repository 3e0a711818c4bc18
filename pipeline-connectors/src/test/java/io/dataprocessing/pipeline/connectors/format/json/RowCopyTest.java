package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that are copied mean what the values would, had they been written. */
class RowCopyTest {

    private static final int RECORDS = 10;
    private static final int ROUNDS = Integer.getInteger("pipeline.json.pairs", 4_000) / RECORDS;
    private static final int SEED = Integer.getInteger("pipeline.json.seed", 6);

    private final Random random = new Random(SEED);
    private final RandomSteps steps = new RandomSteps(random);
    private int compared;
    private int copied;
    private int handedOn;
    private int refused;

    @Test
    void copiedBytesMeanWhatTheValuesDo() {
        for (int i = 0; i < ROUNDS; i++) {
            RowType read = steps.type();
            JsonOptions in = steps.options(read);
            RowMapping mapping = steps.mapping(read);
            RowType written =
                    random.nextBoolean() ? mapping.type() : steps.otherwiseNullable(mapping.type());
            JsonOptions out =
                    random.nextInt(3) > 0 ? steps.like(in, written) : steps.options(written);
            compare(read, in, mapping, written, out);
        }
        assertThat(compared).as("compared").isGreaterThan(ROUNDS * RECORDS / 2);
        assertThat(copied).as("unlike what's written").isGreaterThan(ROUNDS / 8);
        assertThat(handedOn).as("the very array").isGreaterThan(ROUNDS / 20);
        assertThat(refused).as("refused").isBetween(ROUNDS / 20, ROUNDS * RECORDS / 5);
    }

    private void compare(
            RowType read, JsonOptions in, RowMapping mapping, RowType written, JsonOptions out) {
        JsonRules rules = JsonRules.of(in);
        LazyJsonDecoder lazy = new LazyJsonDecoder(rules, JsonValidation.FULL, in.maxDepth(), read);
        JsonDecoder plain = new JsonDecoder(in, read);
        JsonEncoder encoder = new JsonEncoder(out, written);
        RowEncoder slow = new JacksonWriter(out, written);
        UnusualJson json = new UnusualJson(random, rules);
        for (int i = 0; i < RECORDS; i++) {
            byte[] record = json.of(steps.row(read), random.nextInt(1 + random.nextInt(40)));
            Row asRead;
            try {
                asRead = plain.decode(record);
            } catch (DecodeException e) {
                continue; // an offset of days, say: the decoders' tests are about that
            }
            Object[] own = steps.ownValues(mapping);
            Row fast =
                    steps.unchanged(mapping)
                            ? decoded(lazy, record)
                            : mapping.apply(decoded(lazy, record), own);
            Row wanted = mapping.apply(asRead, own);
            assertSame(record, out, written, outcome(encoder, fast), outcome(slow, wanted));
        }
    }

    private static Row decoded(LazyJsonDecoder lazy, byte[] record) {
        try {
            return lazy.decode(record);
        } catch (DecodeException e) {
            throw new AssertionError(new String(record, StandardCharsets.UTF_8), e);
        }
    }

    /** Bytes, or the message of a refusal. */
    private record Outcome(Optional<byte[]> bytes, String text) {}

    private static Outcome outcome(RowEncoder encoder, Row row) {
        try {
            byte[] bytes = encoder.encode(row);
            return new Outcome(Optional.of(bytes), new String(bytes, StandardCharsets.UTF_8));
        } catch (EncodeException e) {
            return new Outcome(Optional.empty(), e.getMessage());
        }
    }

    private void assertSame(
            byte[] record, JsonOptions out, RowType written, Outcome fast, Outcome slow) {
        compared++;
        if (slow.bytes().isEmpty() || fast.bytes().isEmpty()) {
            refused++;
            assertThat(fast.text()).isEqualTo(slow.text());
            return;
        }
        handedOn += fast.bytes().get() == record ? 1 : 0;
        if (fast.text().equals(slow.text())) {
            return;
        }
        copied++;
        String about =
                "%s from %s as %s"
                        .formatted(written, new String(record, StandardCharsets.UTF_8), out);
        assertThat(JsonNamesTree.of(fast.text()))
                .as(about)
                .isEqualTo(JsonNamesTree.of(slow.text()));
        assertThat(read(out, written, fast)).as(about).isEqualTo(read(out, written, slow));
    }

    private static Object read(JsonOptions out, RowType written, Outcome outcome) {
        JsonOptions strict =
                new JsonSettings(out).with(UnknownFields.FAIL).with(DuplicateKeys.ERROR).options();
        try {
            return new JsonDecoder(strict, written).decode(outcome.bytes().orElseThrow());
        } catch (DecodeException e) {
            return e.getMessage();
        }
    }
}
