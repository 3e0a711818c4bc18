package io.dataprocessing.pipeline.api;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;

/**
 * What a factory knows of the pipeline around its step when it describes it.
 *
 * <p>A description must depend on its options and on this context alone: it's made when a pipeline
 * is validated, when a job is built, and again on each task manager.
 */
public interface PlanContext {

    /** The name of the step in the pipeline file. */
    String step();

    /** The type of the step's records; the first one's where it has several inputs. */
    default RowType inputType() {
        return inputTypes().get(0);
    }

    /** The types of the step's inputs in the order of the file, at least one. */
    List<RowType> inputTypes();

    /**
     * Reports a problem with an option. All problems of a file are shown together, each with its
     * position; report what you find and return the best description you can.
     *
     * @param option which one: {@code ttl}, {@code fields.total}, {@code key-by[1]}
     * @param message what is wrong and what is allowed, without the option's name or position
     */
    void problem(String option, String message);
}
