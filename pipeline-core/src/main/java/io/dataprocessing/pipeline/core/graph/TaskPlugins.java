package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.plugin.ProcessorRef;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.runtime.LoadedStep;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.util.Collection;

/** How operators get on the task what they only carry a reference of. */
interface TaskPlugins {

    OnTask<LoadedStep> step(ProcessorRef ref);

    OnTask<RowDecoder> decoder(FormatRef ref);

    OnTask<RowEncoder> encoder(FormatRef ref);

    /** The spec of a step, as tasks make it. */
    StepSpec spec(ProcessorRef ref);

    /** The plugins that tasks need for all that they were asked for; no built-ins among them. */
    Collection<Plugin> used();
}
