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

/** Plugins that are made again on the task from their references. */
final class ReferencedPlugins implements TaskPlugins {

    private final Catalog catalog;
    private final Map<String, Plugin> used = new TreeMap<>();

    ReferencedPlugins(Catalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog");
    }

    @Override
    public OnTask<LoadedStep> step(ProcessorRef ref) {
        use(catalog.processor(ref.type()));
        ref.tables().values().forEach(this::use);
        return new Step(ref);
    }

    @Override
    public OnTask<RowDecoder> decoder(FormatRef ref) {
        use(catalog.format(ref.name()));
        return new Decoder(ref);
    }

    @Override
    public OnTask<RowEncoder> encoder(FormatRef ref) {
        use(catalog.format(ref.name()));
        return new Encoder(ref);
    }

    @Override
    public StepSpec spec(ProcessorRef ref) {
        return PluginRuntime.of(catalog).spec(ref);
    }

    @Override
    public Collection<Plugin> used() {
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
    record Decoder(FormatRef ref) implements OnTask<RowDecoder> {

        @Override
        public RowDecoder make(UserCodeClassLoader userCode) {
            return PluginRuntime.of(userCode).decoder(ref);
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
