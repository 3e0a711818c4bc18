package io.dataprocessing.pipeline.app.local;

/** Says in words for the user why an embedded broker could not be started. */
public final class EmbeddedKafkaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedKafkaException(String message, Throwable cause) {
        super(message, cause);
    }
}
