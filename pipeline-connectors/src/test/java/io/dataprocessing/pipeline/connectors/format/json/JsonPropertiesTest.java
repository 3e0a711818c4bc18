package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any row and any bytes. */
class JsonPropertiesTest {

    private static final int TYPES = 400;
    private static final int ROWS = 10;
    private static final byte[] LIKELY =
            "{}[]\",:\\u0129-+.eE tfn\u00e9".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Test
    void whatIsWrittenIsReadAsItWas() throws EncodeException, DecodeException {
        Random random = new Random(20260301);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < TYPES; i++) {
            RowType type = rows.type();
            JsonOptions options = options(random);
            JsonDecoder decoder = new JsonDecoder(options, type);
            JsonEncoder encoder = new JsonEncoder(options, type);
            for (int j = 0; j < ROWS; j++) {
                Row row = rows.row(type);
                assertThat(decoder.decode(encoder.encode(row))).as("%s", type).isEqualTo(row);
            }
        }
    }

    @Test
    void anyBytesAreARowOrADecodeException() throws EncodeException {
        Random random = new Random(5);
        RandomRows rows = new RandomRows(random);
        int refused = 0;
        for (int i = 0; i < TYPES; i++) {
            RowType type = rows.type();
            JsonOptions options = options(random);
            JsonDecoder decoder = new JsonDecoder(options, type);
            JsonEncoder encoder = new JsonEncoder(options, type);
            for (int j = 0; j < ROWS; j++) {
                byte[] bytes = damaged(encoder.encode(rows.row(type)), random);
                try {
                    assertThat(type.accepts(decoder.decode(bytes))).isTrue();
                } catch (DecodeException e) {
                    assertThat(e).hasMessageNotContaining("Exception");
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(TYPES, TYPES * ROWS - 1);
    }

    private static JsonOptions options(Random random) {
        TimestampFormat[] exact = {
            TimestampFormat.ISO_8601, TimestampFormat.EPOCH_SECONDS, TimestampFormat.SQL
        };
        return JsonSettings.defaults()
                .with(exact[random.nextInt(exact.length)])
                .with(random.nextBoolean() ? UnknownFields.IGNORE : UnknownFields.FAIL)
                .with(random.nextBoolean() ? DuplicateKeys.ERROR : DuplicateKeys.LAST)
                .with(random.nextBoolean() ? NullFields.WRITE : NullFields.OMIT)
                .options();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damaged[random.nextInt(damaged.length)] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : LIKELY[random.nextInt(LIKELY.length)];
        }
        return random.nextInt(10) == 0
                ? java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length))
                : damaged;
    }
}
