package io.dataprocessing.pipeline.core.preflight;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong outside, gathered so that it's told at once. */
final class Problems {

    private final List<String> problems = new ArrayList<>();
    private final List<ConnectorException> causes = new ArrayList<>();

    /** What is done for one source or sink before a job is submitted. */
    @FunctionalInterface
    interface Task {

        void run() throws ConnectorException;
    }

    /** Does something for a source or sink, and notes what goes wrong, with whose it is. */
    void collect(String owner, Task task) {
        try {
            task.run();
        } catch (ConnectorException e) {
            problems.add(owner + ": " + e.getMessage());
            causes.add(e);
        }
    }

    void throwIfAny() throws ConnectorException {
        if (!problems.isEmpty()) {
            throw new ConnectorException(String.join("\n", problems), causes.get(0));
        }
    }
}
