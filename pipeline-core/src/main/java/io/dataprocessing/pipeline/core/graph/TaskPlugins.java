package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.plugin.ProcessorRef;
import io.dataprocessing.pipeline.core.runtime.LoadedStep;
import io.dataprocessing.pipeline.core.task.OnTask;

/** How operators get on the task what they only carry a reference of. */
interface TaskPlugins {

    OnTask<LoadedStep> step(ProcessorRef ref);

    OnTask<RowDecoder> decoder(FormatRef ref);

    OnTask<RowEncoder> encoder(FormatRef ref);
}
