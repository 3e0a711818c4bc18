package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.util.OptionalInt;

/**
 * Decoders and encoders of plugins, called under the plugin's loader as context loader. Those that
 * come with the platform are left as they are: their loader is the context loader already.
 */
final class ScopedFormat {

    private ScopedFormat() {}

    static RowDecoder decoder(Format<?> format, RowDecoder decoder) {
        requireNonNull(decoder, "decoder");
        return isBuiltIn(format) ? decoder : new Decoder(loader(format), decoder);
    }

    static RowEncoder encoder(Format<?> format, RowEncoder encoder) {
        requireNonNull(encoder, "encoder");
        return isBuiltIn(format) ? encoder : new Encoder(loader(format), encoder);
    }

    private static boolean isBuiltIn(Format<?> format) {
        return loader(format) == ScopedFormat.class.getClassLoader();
    }

    private static ClassLoader loader(Format<?> format) {
        return format.getClass().getClassLoader();
    }

    private record Decoder(ClassLoader plugin, RowDecoder decoder) implements RowDecoder {

        @Override
        public Row decode(byte[] bytes) throws DecodeException, NoRowException {
            ClassLoader before = PluginScope.enter(plugin);
            try {
                return decoder.decode(bytes);
            } finally {
                PluginScope.leave(before);
            }
        }

        @Override
        public OptionalInt schemaId(byte[] bytes) {
            ClassLoader before = PluginScope.enter(plugin);
            try {
                return decoder.schemaId(bytes);
            } finally {
                PluginScope.leave(before);
            }
        }
    }

    private record Encoder(ClassLoader plugin, RowEncoder encoder) implements RowEncoder {

        @Override
        public byte[] encode(Row row) throws EncodeException {
            ClassLoader before = PluginScope.enter(plugin);
            try {
                return encoder.encode(row);
            } finally {
                PluginScope.leave(before);
            }
        }
    }
}
