package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.Test;

/** The producer's own reckoning is the oracle. */
class RecordSizeTest {

    @Test
    void isWhatTheProducerReckons() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            RawRecord record =
                    new RawRecord("t", -1, 0, bytes(random), bytes(random), headers(random));
            org.apache.kafka.common.header.Header[] headers =
                    record.headers().all().stream()
                            .map(header -> new RecordHeader(header.name(), header.value()))
                            .toArray(org.apache.kafka.common.header.Header[]::new);
            assertThat(RecordSize.of(record))
                    .isEqualTo(
                            AbstractRecords.estimateSizeInBytesUpperBound(
                                    RecordBatch.CURRENT_MAGIC_VALUE,
                                    CompressionType.NONE,
                                    record.key(),
                                    record.value(),
                                    headers));
        }
    }

    private static Headers headers(Random random) {
        List<Header> headers = new ArrayList<>();
        for (int i = random.nextInt(4) * random.nextInt(30); i > 0; i--) {
            headers.add(new Header("é".repeat(random.nextInt(90)), bytes(random)));
        }
        return new Headers(headers);
    }

    private static byte[] bytes(Random random) {
        return random.nextInt(5) == 0 ? null : new byte[random.nextInt(1 << random.nextInt(18))];
    }
}
