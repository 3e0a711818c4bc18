package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a step gives, and sees to it that it's given in time, of its type and for good. */
final class Emissions {

    /** The metadata that results inherit. */
    record Cause(Optional<Instant> timestamp, Optional<byte[]> messageKey, Headers headers) {

        static Cause of(TestRecord record) {
            return new Cause(record.timestamp(), record.messageKey(), record.headers());
        }

        static Cause at(Instant time) {
            return new Cause(Optional.of(time), Optional.empty(), Headers.none());
        }
    }

    /** A row as the step holds it, beside the copy that was taken when it was given. */
    private record Watched(String what, Row live, Row copy) {}

    private final List<Emitted> emitted = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();
    private Optional<Cause> cause = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();

    /** Begins a call into the step. */
    void begin(Cause cause) {
        this.cause = Optional.of(cause);
    }

    /** Ends the call. */
    void end() {
        cause = Optional.empty();
        verifyUnchanged();
    }

    /**
     * Refuses what is allowed only during a call.
     *
     * @throws AssertionError if there is none
     */
    void requireCall(String what) {
        if (cause.isEmpty()) {
            throw new AssertionError(what + " was used outside of process and onTimer");
        }
    }

    void failNext(RuntimeException failure) {
        this.failure = Optional.of(failure);
    }

    <T> void add(String output, Schema<T> schema, Emission<T> emission) {
        requireCall(output.isEmpty() ? "the output" : "output '" + output + "'");
        if (failure.isPresent()) {
            RuntimeException thrown = failure.get();
            failure = Optional.empty();
            throw thrown;
        }
        Cause inherited = cause.orElseThrow();
        Row live = schema.toRow(emission.value());
        String what =
                output.isEmpty() ? "what was emitted" : "what was emitted to '" + output + "'";
        Row copy = RowCopy.of(schema.rowType(), live, what);
        watched.add(new Watched(what, live, copy));
        emitted.add(
                new Emitted(
                        output,
                        copy,
                        emission.timestamp().or(inherited::timestamp),
                        emission.messageKey().or(inherited::messageKey),
                        emission.headers().orElse(inherited.headers())));
    }

    /** Looks after a row that was handed to the step and must stay as it is. */
    void watch(String what, Row live, Row copy) {
        watched.add(new Watched(what, live, copy));
    }

    int count() {
        return emitted.size();
    }

    List<Emitted> all() {
        verifyUnchanged();
        return List.copyOf(emitted);
    }

    List<Emitted> take() {
        List<Emitted> all = all();
        emitted.clear();
        watched.clear();
        return all;
    }

    void restore(List<Emitted> earlier) {
        emitted.clear();
        emitted.addAll(earlier);
        watched.clear();
        failure = Optional.empty();
    }

    private void verifyUnchanged() {
        for (Watched row : watched) {
            if (!row.live().equals(row.copy())) {
                throw new AssertionError(
                        "%s was changed afterwards from %s to %s"
                                .formatted(row.what(), row.copy(), row.live()));
            }
        }
    }
}
