package io.dataprocessing.pipeline.core.plugin;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.core.connector.LookupConnector;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds providers through {@link ServiceLoader}, one broken one not hiding the others. */
public final class Providers {

    /** Factories of processors. */
    public static final Class<ProcessorFactory<?>> PROCESSORS = generic(ProcessorFactory.class);

    /** Steps made of Flink operators. */
    public static final Class<StreamTransform<?>> TRANSFORMS = generic(StreamTransform.class);

    /** Ways to write rows as bytes. */
    public static final Class<Format<?>> FORMATS = generic(Format.class);

    /** Connectors that read. */
    public static final Class<SourceConnector<?, ?>> SOURCES = generic(SourceConnector.class);

    /** Connectors that write. */
    public static final Class<SinkConnector<?, ?>> SINKS = generic(SinkConnector.class);

    /** Connectors that steps look up in. */
    public static final Class<LookupConnector<?>> LOOKUPS = generic(LookupConnector.class);

    private static final String BROKEN = "W401";

    /** More than anybody has; ends the search where a loader fails again and again. */
    private static final int MOST_BROKEN = 100;

    private final ClassLoader loader;
    private final Problems problems = new Problems();

    /** The providers that a loader sees. */
    public Providers(ClassLoader loader) {
        this.loader = loader;
    }

    @SuppressWarnings("unchecked") // a class literal has no type arguments
    private static <P> Class<P> generic(Class<?> raw) {
        return (Class<P>) raw;
    }

    /** All providers of a service that can be loaded. */
    public <P> List<P> all(Class<P> service) {
        List<P> found = new ArrayList<>();
        Iterator<P> providers = ServiceLoader.load(service, loader).iterator();
        int broken = 0;
        while (broken < MOST_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken++;
                report(service, e);
            }
        }
        return found;
    }

    private void report(Class<?> service, Throwable error) {
        String cause =
                Optional.ofNullable(error.getCause()).map(reason -> ": " + reason).orElse("");
        problems.warning(
                BROKEN,
                Position.none(),
                "",
                "a %s could not be loaded and is left out: %s%s."
                        .formatted(service.getSimpleName(), error.getMessage(), cause));
    }

    /** The providers that could not be loaded so far, a warning each. */
    public List<Problem> problems() {
        return problems.all();
    }

    /** The class of a provider, and the file that it comes from. */
    static String nameOf(Object provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        String type = provider.getClass().getName();
        if (source == null || source.getLocation() == null) {
            return type;
        }
        Path file = Path.of(source.getLocation().getPath()).getFileName();
        return file == null ? type : "%s (%s)".formatted(type, file);
    }
}
