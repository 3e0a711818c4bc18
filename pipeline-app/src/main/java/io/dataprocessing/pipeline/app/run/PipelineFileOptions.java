package io.dataprocessing.pipeline.app.run;

import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The pipeline file of a verb, and what the command line says against it. */
public final class PipelineFileOptions {

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description =
                    "The pipeline file: a path, or an address that begins with file:, http:, https: or s3:.")
    private String file;

    @Mixin private OverrideOptions overrides;

    /** Made by picocli. */
    public PipelineFileOptions() {}

    /** The file as the user named it. */
    public String file() {
        return file;
    }

    /** What is said against the file. */
    public OverrideOptions overrides() {
        return overrides;
    }

    /**
     * The words of the file, with those of the command line over them.
     *
     * @throws io.dataprocessing.pipeline.app.terminal.StoppedException if the file can't be read or
     *     is no pipeline
     */
    public PipelineConfig parse(Stages stages) {
        return stages.parse(file, overrides.overrides());
    }

    /**
     * The plan of the file.
     *
     * @throws io.dataprocessing.pipeline.app.terminal.StoppedException if the file can't be read or
     *     planned
     */
    public PipelinePlan plan(Stages stages) {
        return stages.plan(parse(stages));
    }
}
