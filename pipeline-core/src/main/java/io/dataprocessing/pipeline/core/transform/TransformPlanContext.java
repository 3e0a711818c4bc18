package io.dataprocessing.pipeline.core.transform;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.option.ExpressionText;

/** What a transform knows of the pipeline around its step when it describes it. */
public interface TransformPlanContext extends PlanContext {

    /**
     * Reports a problem with a part of a text in a language of the transform's own, such as a query
     * in SQL.
     *
     * @param text the option
     * @param offset the first character of the part, counted in the text from 0
     * @param length the number of its characters
     * @param message what is wrong and what is allowed, without the option's name or position
     */
    void problem(ExpressionText text, int offset, int length, String message);
}
