package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** The schema files of these tests. */
final class TestSchemas {

    private static final String ROOT = "/protobuf/";

    private TestSchemas() {}

    static Descriptor order() {
        return ProtoSchema.message(document("shop/order.proto", "Order"));
    }

    static Descriptor legacy() {
        return ProtoSchema.message(document("legacy.proto", ""));
    }

    static Descriptor edition() {
        return ProtoSchema.message(document("edition.proto", ""));
    }

    /** A file that finds others beside it and further up, as in a folder. */
    static SchemaDocument document(String path, String fragment) {
        return new ResourceDocument(path, fragment);
    }

    private record ResourceDocument(String name, String fragment) implements SchemaDocument {

        @Override
        public byte[] content() {
            return other(name.substring(name.lastIndexOf('/') + 1)).orElseThrow();
        }

        @Override
        public Optional<byte[]> other(String path) {
            String folder = ROOT + name.substring(0, name.lastIndexOf('/') + 1);
            String place = java.net.URI.create(folder + path).normalize().getPath();
            if (!place.startsWith(ROOT)) {
                return Optional.empty();
            }
            try (InputStream in = TestSchemas.class.getResourceAsStream(place)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(Objects.toString(e.getMessage()), e);
            }
        }
    }
}
