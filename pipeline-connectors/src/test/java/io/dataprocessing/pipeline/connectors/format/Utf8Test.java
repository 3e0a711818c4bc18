package io.dataprocessing.pipeline.connectors.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK's strict decoder is the oracle. */
class Utf8Test {

    @Test
    void agreesWithTheJdkOnShortSequences() {
        CharsetDecoder jdk = StandardCharsets.UTF_8.newDecoder();
        int[] last = {0, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
        int wrong = 0;
        for (int first = 0x7f; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                for (int third : last) {
                    wrong += agree(jdk, first, second, third) ? 0 : 1;
                    wrong += agree(jdk, first, second, third, 0x80) ? 0 : 1;
                }
            }
        }
        assertThat(wrong).isZero();
    }

    @Test
    void agreesWithTheJdkOnLongerTexts() {
        CharsetDecoder jdk = StandardCharsets.UTF_8.newDecoder();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = "some ASCII, é, €, 😀 and more of it".getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(3); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(agree(jdk, bytes)).as("%s", (Object) bytes).isTrue();
        }
    }

    private static boolean agree(CharsetDecoder jdk, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return agree(jdk, bytes);
    }

    private static boolean agree(CharsetDecoder jdk, byte[] bytes) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = jdk.reset().decode(input, CharBuffer.allocate(bytes.length), true);
        return Utf8.firstInvalid(bytes, 0) == (result.isError() ? input.position() : -1);
    }
}
