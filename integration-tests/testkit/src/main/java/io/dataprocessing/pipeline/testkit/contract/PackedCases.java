package io.dataprocessing.pipeline.testkit.contract;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.core.plugin.jar.CaseRunner;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import java.util.ArrayList;
import java.util.List;

/** Runs the cases of a plugin's {@link CaseFile}s for {@code pipeline plugin verify}. */
public final class PackedCases implements CaseRunner {

    @Override
    public Report run(Plugin plugin) {
        Run run = new Run(plugin);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugin.loader());
        try {
            plugin.providers(ProcessorFactory.class).forEach(run::factory);
        } finally {
            thread.setContextClassLoader(before);
        }
        return new Report(run.passed, run.failures, run.without);
    }

    /** One look at one plugin. */
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
