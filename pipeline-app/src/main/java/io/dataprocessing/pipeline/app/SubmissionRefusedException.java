package io.dataprocessing.pipeline.app;

/** Tells Flink that nothing was submitted; the reason stands on standard error already. */
final class SubmissionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SubmissionRefusedException() {
        super(
                "The pipeline was not submitted, or failed; the reason is above.",
                null,
                false,
                false);
    }
}
