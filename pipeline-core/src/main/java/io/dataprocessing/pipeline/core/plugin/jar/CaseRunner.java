package io.dataprocessing.pipeline.core.plugin.jar;

import java.util.List;

/**
 * Runs the cases that a plugin brings for its steps, to see whether they give what they should. The
 * test kit is one, found through {@link java.util.ServiceLoader} where it's on the class path.
 */
public interface CaseRunner {

    /** Runs all cases of a plugin, in its own loader. Whatever they throw is in the report. */
    Report run(Plugin plugin);

    /**
     * What came of the cases.
     *
     * @param passed how many gave what they should
     * @param failures why others didn't, a text each
     * @param without the types that no cases are there for
     */
    record Report(int passed, List<String> failures, List<String> without) {

        public Report {
            failures = List.copyOf(failures);
            without = List.copyOf(without);
        }
    }
}
