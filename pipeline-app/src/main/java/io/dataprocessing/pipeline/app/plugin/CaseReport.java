package io.dataprocessing.pipeline.app.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.testkit.contract.CaseFile;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of the cases that a plugin brings for the types of its steps.
 *
 * @param passed how many gave what they should
 * @param failures why others didn't, a text each
 * @param without the types that no cases are there for
 */
record CaseReport(int passed, List<String> failures, List<String> without) {

    CaseReport {
        failures = List.copyOf(failures);
        without = List.copyOf(without);
    }

    /** Runs all cases of a plugin, in its own loader. */
    static CaseReport of(Plugin plugin) {
        Run run = new Run(requireNonNull(plugin, "plugin"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugin.loader());
        try {
            plugin.providers(ProcessorFactory.class).forEach(run::factory);
        } finally {
            thread.setContextClassLoader(before);
        }
        return new CaseReport(run.passed, run.failures, run.without);
    }

    private static final class Run {

        private final Plugin plugin;
        private final List<String> failures = new ArrayList<>();
        private final List<String> without = new ArrayList<>();
        private int passed;

        Run(Plugin plugin) {
            this.plugin = plugin;
        }

        void factory(ProcessorFactory<?> factory) {
            String file = plugin.fileOf(factory).orElseGet(plugin::name);
            List<ContractCase> cases;
            try {
                cases = CaseFile.of(factory);
            } catch (IllegalArgumentException e) {
                failures.add("%s: %s".formatted(file, e.getMessage()));
                return;
            }
            if (cases.isEmpty()) {
                without.add(factory.type());
            }
            cases.forEach(contractCase -> run(file, factory.type(), contractCase));
        }

        /** Whatever a plugin throws is about this case and no other. */
        private void run(String file, String type, ContractCase contractCase) {
            try {
                contractCase.verify();
                passed++;
            } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
                String why = e instanceof AssertionError ? e.getMessage() : e.toString();
                failures.add(
                        "%s: case '%s' of '%s' fails: %s"
                                .formatted(file, contractCase.name(), type, why));
            }
        }
    }
}
