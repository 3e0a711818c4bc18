package io.dataprocessing.pipeline.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScopedFormatTest {

    private static final Row EMPTY = Row.of(RowType.of());

    private final ClassLoader plugin = new URLClassLoader(new URL[0], getClass().getClassLoader());
    private final List<ClassLoader> seen = new ArrayList<>();

    @Test
    void aPluginDecodesAndEncodesUnderItsOwnLoader() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        RowDecoder decoder = ScopedFormat.decoder(format(plugin), new Decoder());
        decoder.schemaId(new byte[0]);
        decoder.decode(new byte[0]);
        RowEncoder encoder =
                ScopedFormat.encoder(
                        format(plugin),
                        row -> {
                            see();
                            return new byte[0];
                        });
        encoder.encode(EMPTY);
        assertThat(seen).containsExactly(plugin, plugin, plugin);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void theLoaderIsTheOneBeforeAlsoAfterAnError() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        RowDecoder decoder =
                ScopedFormat.decoder(
                        format(plugin),
                        bytes -> {
                            throw new DecodeException("byte 0: no");
                        });
        assertThatThrownBy(() -> decoder.decode(new byte[0])).hasMessage("byte 0: no");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void whatComesWithThePlatformIsCalledAsItIs() {
        RowDecoder decoder = new Decoder();
        assertThat(ScopedFormat.decoder(format(Format.class.getClassLoader()), decoder))
                .isSameAs(decoder);
    }

    private void see() {
        seen.add(Thread.currentThread().getContextClassLoader());
    }

    /** A format whose class is of a loader. */
    private static Format<?> format(ClassLoader loader) {
        return (Format<?>)
                Proxy.newProxyInstance(
                        loader, new Class<?>[] {Format.class}, (format, method, values) -> null);
    }

    private final class Decoder implements RowDecoder {

        @Override
        public Row decode(byte[] bytes) {
            see();
            return EMPTY;
        }

        @Override
        public OptionalInt schemaId(byte[] bytes) {
            see();
            return OptionalInt.empty();
        }
    }
}
