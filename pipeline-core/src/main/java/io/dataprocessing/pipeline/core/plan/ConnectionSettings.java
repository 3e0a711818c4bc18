package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;

/** What the platform itself reads in the section of a connection. */
@Description("A system outside, beside the options of its connector.")
record ConnectionSettings(
        @Description("The kind of system: the name of a connector.") @Example("kafka")
                String type) {}
