package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.expression.EvaluationException;

/**
 * A text that lets itself be read so many times only, so that an expression which tries out
 * exponentially many ways to match ends with an error. It counts steps, not time: the same text
 * ends the same way on every machine and on every replay.
 */
final class BoundedText implements CharSequence {

    private static final long LEAST_STEPS = 200_000;
    private static final long STEPS_PER_CHARACTER = 1_000;

    private final String text;
    private long left;

    BoundedText(String text) {
        this.text = text;
        this.left = LEAST_STEPS + STEPS_PER_CHARACTER * text.length();
    }

    @Override
    public char charAt(int index) {
        if (left-- == 0) {
            throw new EvaluationException("the pattern takes too many steps for it");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
