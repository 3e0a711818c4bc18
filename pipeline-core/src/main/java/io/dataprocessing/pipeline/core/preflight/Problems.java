package io.dataprocessing.pipeline.core.preflight;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong outside, gathered so that it's told at once. */
final class Problems {

    private final List<String> problems = new ArrayList<>();
    private final Set<String> unreachable = new HashSet<>();
    private final List<ConnectorException> causes = new ArrayList<>();

    /** What is done for one source or sink before a job is submitted. */
    @FunctionalInterface
    interface Task {

        void run() throws ConnectorException;
    }

    /**
     * Does something for a source or sink, and notes what goes wrong, with whose it is. A
     * connection that can't be reached is tried and told of once.
     */
    void collect(String owner, ConnectionPlan connection, Task task) {
        if (unreachable.contains(connection.name())) {
            return;
        }
        try {
            task.run();
        } catch (ConnectorException e) {
            if (e.isUnreachable()) {
                unreachable.add(connection.name());
            }
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
