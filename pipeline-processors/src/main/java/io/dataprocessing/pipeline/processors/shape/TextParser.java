package io.dataprocessing.pipeline.processors.shape;

/** Finds the fields of a result in texts. It belongs to one task. */
@FunctionalInterface
interface TextParser {

    /**
     * The values of the fields.
     *
     * @throws io.dataprocessing.pipeline.api.expression.EvaluationException if the text has none;
     *     the message quotes nothing of it
     */
    Object[] parse(String text);
}
