package io.dataprocessing.pipeline.testkit.contract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The few assertions that running a case takes, without a library: {@code plugin verify} runs cases
 * too, and a distribution has no assertions.
 */
final class Expect {

    private Expect() {}

    static void that(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    static void equal(String what, Object actual, Object expected) {
        that(
                Objects.equals(actual, expected),
                "%s:%n  %s%nbut should be:%n  %s".formatted(what, actual, expected));
    }

    /** What a call throws. */
    static Optional<Throwable> thrownBy(Call call) {
        try {
            call.run();
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    /** An exception, no error, with one of the messages. */
    static void failure(String what, Optional<Throwable> thrown, List<String> messages) {
        Throwable error = thrown.orElse(null);
        boolean expected =
                error instanceof Exception
                        && messages.stream()
                                .anyMatch(
                                        message ->
                                                String.valueOf(error.getMessage())
                                                        .contains(message));
        if (!expected) {
            throw new AssertionError(
                    "%s: should throw an exception with the message %s, but throws %s"
                            .formatted(what, String.join(" or ", messages), error),
                    error);
        }
    }

    /** A call that may throw. */
    interface Call {
        void run() throws Exception;
    }
}
