package io.dataprocessing.pipeline.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.format.DecodeException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FramingTest {

    @Test
    void readsTheIdThatItWrites() throws Exception {
        for (int id : new int[] {0, 1, 255, 256, 65_536, Integer.MAX_VALUE, -1}) {
            assertThat(Framing.id(Framing.header(id))).isEqualTo(id);
            assertThat(Framing.find(Framing.header(id))).hasValue(id);
        }
    }

    @Test
    void saysWhatARecordWithoutAFrameLooksLike() {
        assertRefused("{}", "first byte is 0x7b, expected 0x00; looks like JSON");
        assertRefused("\"x\"", "first byte is 0x22, expected 0x00; looks like a JSON text");
        assertRefused("Obj", "first byte is 0x4f, expected 0x00; may be an Avro container file");
        assertRefused(
                "plain",
                "first byte is 0x70, expected 0x00; the record was not written with a schema registry");
    }

    @Test
    void refusesAFrameThatIsCutOff() {
        assertRefused(
                "", "the record is empty; expected a zero byte and the 4 bytes of a schema id");
        assertRefused("\0\0\0", "the record ends at byte 3, within the 5 bytes before its payload");
        assertThat(Framing.find(new byte[4])).isEmpty();
        assertThat(Framing.find(new byte[] {1, 0, 0, 0, 0})).isEmpty();
    }

    private static void assertRefused(String text, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Framing.id(text.getBytes(StandardCharsets.ISO_8859_1)))
                .withMessage(message);
    }
}
