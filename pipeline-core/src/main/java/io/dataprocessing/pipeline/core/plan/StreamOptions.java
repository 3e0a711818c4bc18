package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Description;

/** The options of a stream's source, sink and format: there are none. */
@Description("Rows that are handed over inside a job.")
record StreamOptions() {}
