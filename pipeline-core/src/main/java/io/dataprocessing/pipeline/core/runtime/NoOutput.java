package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Output;

/** The main output of a step that declares none. */
final class NoOutput<O> implements Output<O> {

    private final String step;

    NoOutput(String step) {
        this.step = step;
    }

    @Override
    public void emit(O value) {
        throw new IllegalStateException("step '%s' declares no main output".formatted(step));
    }

    @Override
    public void emit(Emission<O> emission) {
        emit(emission.value());
    }
}
