package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;

/** What the platform itself reads in the sections {@code value} and {@code key}. */
@Description("How rows are written as bytes, beside the options of the format.")
record FormatSettings(
        @Description("The name of a format.") @Example("json") String format) {}
