package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.Position;
import java.io.Serializable;

/** A piece of a pipeline file: a word, a list or a mapping. */
public sealed interface ConfigNode extends Serializable
        permits ConfigScalar, ConfigList, ConfigMap {

    /** Where the piece begins. */
    Position position();

    /** What the piece is, for messages: {@code a text}, {@code a list}, {@code a mapping}. */
    String kind();
}
