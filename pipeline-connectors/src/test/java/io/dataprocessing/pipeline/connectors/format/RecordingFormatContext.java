package io.dataprocessing.pipeline.connectors.format;

import io.dataprocessing.pipeline.core.format.FormatContext;
import java.util.ArrayList;
import java.util.List;

/** Keeps the problems that a format reports. */
public final class RecordingFormatContext implements FormatContext {

    private final List<String> problems = new ArrayList<>();

    @Override
    public String endpoint() {
        return "orders";
    }

    @Override
    public void problem(String option, String message) {
        problems.add(option + ": " + message);
    }

    /** What was reported, each with its option. */
    public List<String> problems() {
        return problems;
    }
}
