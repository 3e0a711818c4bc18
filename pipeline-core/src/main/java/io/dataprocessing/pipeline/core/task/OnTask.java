package io.dataprocessing.pipeline.core.task;

import java.io.Serializable;
import org.apache.flink.util.UserCodeClassLoader;

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
     * @param userCode the job's code, in which plugins are found, and which ends with the job
     */
    T make(UserCodeClassLoader userCode);
}
