package io.dataprocessing.pipeline.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that were compiled against an API that isn't this one. */
final class ApiLinksTest {

    private static final ClassLoader API = ProcessorFactory.class.getClassLoader();

    @TempDir private Path directory;

    @Test
    void whatTheApiHasIsFound() throws IOException {
        Path jar =
                plugin(
                        """
                        package acme;
                        import io.dataprocessing.pipeline.api.*;
                        import io.dataprocessing.pipeline.api.data.*;
                        import io.dataprocessing.pipeline.api.state.*;
                        final class Geo implements Processor<Row, Row> {
                            @Override
                            public void process(Input<Row> input, Output<Row> output) {
                                Row row = input.value().with("a", input.value().getLong(0) + 1);
                                output.emit(Emission.of(row).withTimestamp(java.time.Instant.EPOCH));
                                Timer.Domain domain = Timer.Domain.EVENT_TIME;
                                StateSpec.value("a", Schemas.scalar(Long.class), Ttl.none()).equals(domain);
                                row.type().toString().length();
                                new SideOutput<>("a", Schemas.rows(DATA)).name();
                            }
                            private static final RowType DATA = RowType.of(new Field[0]);
                        }
                        """,
                        directory);
        assertThat(ApiLinks.missing(jar, API)).isEmpty();
    }

    @Test
    void whatTheApiDoesNotHaveIsNamedWithItsUser() throws IOException {
        Path later =
                PluginJarBuilder.plugin("api")
                        .source(
                                "io.dataprocessing.pipeline.api.Metrics",
                                """
                                package io.dataprocessing.pipeline.api;
                                public interface Metrics {
                                    String PREFIX = "a".strip();
                                    void timer(String name, long[] bounds, java.time.Duration rate);
                                }
                                """)
                        .source(
                                "io.dataprocessing.pipeline.api.Header",
                                """
                                package io.dataprocessing.pipeline.api;
                                public final class Header { public Header(int id) {} }
                                """)
                        .source(
                                "io.dataprocessing.pipeline.api.Lineage",
                                """
                                package io.dataprocessing.pipeline.api;
                                public interface Lineage { void trace(); }
                                """)
                        .write(directory.resolve("api.jar"));
        Path jar =
                plugin(
                        """
                        package acme;
                        import io.dataprocessing.pipeline.api.*;
                        final class Geo {
                            void use(Metrics metrics, Lineage lineage) {
                                metrics.timer(Metrics.PREFIX, new long[0], java.time.Duration.ZERO);
                                new Header(1);
                                lineage.trace();
                            }
                        }
                        """,
                        later);
        assertThat(ApiLinks.missing(jar, API))
                .containsExactly(
                        "geo.jar: acme.Geo uses Metrics.PREFIX, which the API doesn't have.",
                        "geo.jar: acme.Geo uses Metrics.timer(String, long[], Duration), which the API"
                                + " doesn't have.",
                        "geo.jar: acme.Geo uses io.dataprocessing.pipeline.api.Lineage, which the API"
                                + " doesn't have.",
                        "geo.jar: acme.Geo uses new Header(int), which the API doesn't have.");
    }

    @Test
    void aMethodThatTheApiAsksOfAClassIsMissed() throws IOException {
        Path earlier =
                PluginJarBuilder.plugin("api")
                        .source(
                                "io.dataprocessing.pipeline.api.AsyncProcessor",
                                """
                                package io.dataprocessing.pipeline.api;
                                public interface AsyncProcessor<I, O> {}
                                """)
                        .write(directory.resolve("api.jar"));
        Path jar =
                plugin(
                        """
                        package acme;
                        import io.dataprocessing.pipeline.api.*;
                        final class Geo implements AsyncProcessor<String, String> {}
                        abstract class Base implements AsyncProcessor<String, String> {}
                        """,
                        earlier);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, API)) {
            assertThat(ApiLinks.unimplemented(jar, loader))
                    .containsExactly(
                            "geo.jar: acme.Geo doesn't have AsyncProcessor.process, which the API asks of"
                                    + " it.");
        }
    }

    @Test
    void whatIsNoClassFileIsSaidToBeNone() throws IOException {
        Path jar =
                PluginJarBuilder.plugin("geo")
                        .entry("acme/Geo.class", "text")
                        .entry("acme/Cut.class", new byte[] {(byte) 0xca, (byte) 0xfe})
                        .write(directory.resolve("geo.jar"));
        assertThat(ApiLinks.missing(jar, API))
                .containsExactly(
                        "geo.jar: acme/Cut.class is cut off.",
                        "geo.jar: acme/Geo.class is no class file.");
    }

    private Path plugin(String source, Path api) {
        return PluginJarBuilder.plugin("geo")
                .compileAgainst(api)
                .source("acme.Geo", source)
                .write(directory.resolve("geo.jar"));
    }
}
