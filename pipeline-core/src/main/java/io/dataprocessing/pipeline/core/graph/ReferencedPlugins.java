package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import io.dataprocessing.pipeline.core.plugin.ProcessorRef;
import io.dataprocessing.pipeline.core.runtime.LoadedStep;
import io.dataprocessing.pipeline.core.task.OnTask;

/** Plugins that are made again on the task from their references. */
final class ReferencedPlugins implements TaskPlugins {

    @Override
    public OnTask<LoadedStep> step(ProcessorRef ref) {
        return new Step(ref);
    }

    @Override
    public OnTask<RowDecoder> decoder(FormatRef ref) {
        return new Decoder(ref);
    }

    @Override
    public OnTask<RowEncoder> encoder(FormatRef ref) {
        return new Encoder(ref);
    }

    /** A step. */
    private record Step(ProcessorRef ref) implements OnTask<LoadedStep> {

        @Override
        public LoadedStep make(ClassLoader userCode) {
            PluginRuntime runtime = PluginRuntime.of(userCode);
            return new LoadedStep(runtime.spec(ref), runtime.loader(ref));
        }
    }

    /** A format's decoder. */
    private record Decoder(FormatRef ref) implements OnTask<RowDecoder> {

        @Override
        public RowDecoder make(ClassLoader userCode) {
            return PluginRuntime.of(userCode).decoder(ref);
        }
    }

    /** A format's encoder. */
    private record Encoder(FormatRef ref) implements OnTask<RowEncoder> {

        @Override
        public RowEncoder make(ClassLoader userCode) {
            return PluginRuntime.of(userCode).encoder(ref);
        }
    }
}
