package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;

/** What the platform itself reads in the section {@code dead-letter}. */
@Description(
        "Where records go that a source, step or sink with 'on-error: dead-letter' can't handle,"
                + " with their original bytes and headers that say why.")
record DeadLetterSettings(
        @Description("The connection that is written to.") @Example("main") String connection) {}
