package io.dataprocessing.pipeline.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.option.OptionReference;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the services files name is there and documented. */
class ProvidersTest {

    @Test
    void areFoundByServiceLoader() {
        assertThat(formats().map(format -> format.name()))
                .containsExactlyInAnyOrder(
                        "avro",
                        "avro-confluent",
                        "bytes",
                        "csv",
                        "debezium-json",
                        "json",
                        "json-confluent",
                        "protobuf",
                        "protobuf-confluent",
                        "string");
        assertThat(sources().map(source -> source.type())).containsExactly("kafka");
        assertThat(sinks().map(sink -> sink.type())).containsExactly("kafka");
        assertThat(ServiceLoader.load(SchemaFile.class))
                .flatExtracting(SchemaFile::endings)
                .containsExactlyInAnyOrder(
                        ".avsc",
                        ".schema.json",
                        ".jsonschema",
                        ".proto",
                        ".desc",
                        ".pb",
                        ".protobin");
    }

    @Test
    void describeEveryOption() {
        formats().forEach(format -> assertDescribed(format.optionsType()));
        sources().forEach(source -> assertDescribed(source.connectionType()));
        sources().forEach(source -> assertDescribed(source.optionsType()));
        sinks().forEach(sink -> assertDescribed(sink.optionsType()));
    }

    @SuppressWarnings("rawtypes") // a class literal has no parameters
    private static Stream<Format<?>> formats() {
        return ServiceLoader.load(Format.class).stream()
                .map(provider -> (Format<?>) provider.get());
    }

    @SuppressWarnings("rawtypes") // likewise
    private static Stream<SourceConnector<?, ?>> sources() {
        return ServiceLoader.load(SourceConnector.class).stream()
                .map(provider -> (SourceConnector<?, ?>) provider.get());
    }

    @SuppressWarnings("rawtypes") // likewise
    private static Stream<SinkConnector<?, ?>> sinks() {
        return ServiceLoader.load(SinkConnector.class).stream()
                .map(provider -> (SinkConnector<?, ?>) provider.get());
    }

    private static void assertDescribed(Class<? extends Record> options) {
        assertThat(OptionReference.of(options).options())
                .allSatisfy(option -> assertThat(option.description()).endsWith("."));
    }
}
