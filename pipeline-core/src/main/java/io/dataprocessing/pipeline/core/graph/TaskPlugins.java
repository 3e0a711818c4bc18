package io.dataprocessing.pipeline.core.graph;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import io.dataprocessing.pipeline.core.plugin.ProcessorRef;
import io.dataprocessing.pipeline.core.plugin.TableRef;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.runtime.LoadedStep;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * How operators get on the task what they only carry a reference of; and which plugins have to be
 * there for it.
 */
final class TaskPlugins {

    private final Catalog catalog;
    private final boolean lazyRows;
    private final Map<String, Plugin> used = new TreeMap<>();

    /**
     * For one job.
     *
     * @param lazyRows whether decoded rows may decode their fields when they are asked for
     */
    TaskPlugins(Catalog catalog, boolean lazyRows) {
        this.catalog = requireNonNull(catalog, "catalog");
        this.lazyRows = lazyRows;
    }

    OnTask<LoadedStep> step(ProcessorRef ref) {
        use(catalog.processor(ref.type()));
        ref.tables().values().forEach(this::use);
        return new Step(ref);
    }

    OnTask<RowDecoder> decoder(FormatRef ref) {
        use(catalog.format(ref.name()));
        return new Decoder(ref, lazyRows);
    }

    OnTask<RowEncoder> encoder(FormatRef ref) {
        use(catalog.format(ref.name()));
        return new Encoder(ref);
    }

    /** The spec of a step, as tasks make it. */
    StepSpec spec(ProcessorRef ref) {
        return PluginRuntime.of(catalog).spec(ref);
    }

    /** The plugins that tasks need for all that they were asked for; no built-ins among them. */
    Collection<Plugin> used() {
        return List.copyOf(used.values());
    }

    private void use(TableRef table) {
        table.key().forEach(format -> use(catalog.format(format.name())));
        table.value().forEach(format -> use(catalog.format(format.name())));
    }

    private void use(Optional<?> provider) {
        provider.flatMap(catalog::pluginOf).ifPresent(plugin -> used.put(plugin.name(), plugin));
    }

    /** A step. */
    record Step(ProcessorRef ref) implements OnTask<LoadedStep> {

        @Override
        public LoadedStep make(UserCodeClassLoader userCode) {
            PluginRuntime runtime = PluginRuntime.of(userCode);
            return new LoadedStep(runtime.spec(ref), runtime.loader(ref));
        }
    }

    /** A format's decoder. */
    record Decoder(FormatRef ref, boolean lazyRows) implements OnTask<RowDecoder> {

        @Override
        public RowDecoder make(UserCodeClassLoader userCode) {
            return PluginRuntime.of(userCode).decoder(ref, lazyRows);
        }
    }

    /** A format's encoder. */
    record Encoder(FormatRef ref) implements OnTask<RowEncoder> {

        @Override
        public RowEncoder make(UserCodeClassLoader userCode) {
            return PluginRuntime.of(userCode).encoder(ref);
        }
    }
}
