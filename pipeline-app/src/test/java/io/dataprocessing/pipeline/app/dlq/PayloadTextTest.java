package io.dataprocessing.pipeline.app.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayloadTextTest {

    private final PayloadText payload =
            new PayloadText(
                    PluginRuntime.of(Catalog.load(PayloadTextTest.class.getClassLoader())));

    @Test
    void textIsShownAsItIs() {
        assertThat(payload.show("Key", "a\nö".getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .isEqualTo("Key, 4 bytes, as text:\n  a\n  ö");
    }

    @Test
    void otherBytesAreShownInHexadecimal() {
        byte[] bytes = new byte[18];
        bytes[0] = 'A';
        bytes[17] = (byte) 0xff;
        assertThat(payload.show("Value", bytes, Optional.empty()))
                .isEqualTo(
                        """
                        Value, 18 bytes, in hexadecimal:
                          000000  41 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  A...............
                          000010  00 ff                                            ..""");
    }

    @Test
    void noBytesAreNone() {
        assertThat(payload.show("Key", null, Optional.empty())).isEqualTo("Key: none");
    }
}
