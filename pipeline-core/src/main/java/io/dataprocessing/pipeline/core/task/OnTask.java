package io.dataprocessing.pipeline.core.task;

import java.io.Serializable;

/**
 * How a task makes something that is never serialized itself, such as a processor or a decoder.
 *
 * @param <T> what is made
 */
@FunctionalInterface
public interface OnTask<T> extends Serializable {

    /**
     * Makes it. Called once for each parallel instance, before the first record.
     *
     * @param userCode the loader in which plugins are found
     */
    T make(ClassLoader userCode);
}
