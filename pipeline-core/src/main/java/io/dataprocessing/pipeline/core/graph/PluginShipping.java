package io.dataprocessing.pipeline.core.graph;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Adds the plugins that a job uses to the JARs that Flink ships with it, so that every task runs
 * the bytes that the pipeline was planned with.
 */
final class PluginShipping {

    private final Catalog catalog;

    PluginShipping(Catalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog");
    }

    void ship(Collection<Plugin> used, StreamExecutionEnvironment environment) {
        if (used.isEmpty()) {
            return;
        }
        String bundle;
        try {
            bundle =
                    PluginBundle.write(List.copyOf(used), catalog.pluginFolder())
                            .toUri()
                            .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the plugins can't be bundled for the job", e);
        }
        // What is set replaces what was: the job's own JAR has to be said again.
        List<String> jars =
                new ArrayList<>(
                        environment
                                .getConfiguration()
                                .getOptional(PipelineOptions.JARS)
                                .orElse(List.of()));
        if (!jars.contains(bundle)) {
            jars.add(bundle);
        }
        Configuration shipped = new Configuration();
        shipped.set(PipelineOptions.JARS, jars);
        environment.configure(shipped);
    }
}
