package io.dataprocessing.pipeline.testkit.contract;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.core.plugin.jar.CaseRunner;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the cases of a plugin's {@link CaseFile}s for {@code pipeline plugin verify}. */
public final class PackedCases implements CaseRunner {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration longest;

    /** Made by {@link java.util.ServiceLoader}. */
    public PackedCases() {
        this(LONGEST);
    }

    PackedCases(Duration longest) {
        this.longest = longest;
    }

    @Override
    public Report run(Plugin plugin) {
        Run run = new Run(plugin, longest);
        plugin.providers(ProcessorFactory.class).forEach(run::factory);
        return new Report(run.passed, run.failures, run.without);
    }

    /** One look at one plugin. */
    private static final class Run {

        private final Plugin plugin;
        private final Duration longest;
        private final List<String> failures = new ArrayList<>();
        private final List<String> without = new ArrayList<>();
        private int passed;

        Run(Plugin plugin, Duration longest) {
            this.plugin = plugin;
            this.longest = longest;
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
            Optional<String> failure = failure(contractCase);
            if (failure.isEmpty()) {
                passed++;
            } else {
                failures.add(
                        "%s: case '%s' of '%s' fails: %s"
                                .formatted(file, contractCase.name(), type, failure.get()));
            }
        }

        /** Why a case fails; on a thread of its own, because it may never come back. */
        private Optional<String> failure(ContractCase contractCase) {
            CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();
            Thread thread =
                    new Thread(
                            () -> outcome.complete(outcome(contractCase)),
                            "case " + contractCase.name());
            thread.setDaemon(true);
            thread.setContextClassLoader(plugin.loader());
            thread.start();
            try {
                return outcome.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                String place = place(thread);
                thread.interrupt();
                return Optional.of(
                        "it didn't end within %d s, and is at %s"
                                .formatted(longest.toSeconds(), place));
            } catch (ExecutionException e) {
                return Optional.of(e.getCause().toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("it was interrupted");
            }
        }

        private static Optional<String> outcome(ContractCase contractCase) {
            try {
                contractCase.verify();
                return Optional.empty();
            } catch (Throwable e) {
                return Optional.of(
                        e instanceof AssertionError
                                ? String.valueOf(e.getMessage())
                                : e.toString());
            }
        }

        /** The first line of the stack that isn't the JDK's. */
        private static String place(Thread thread) {
            return Arrays.stream(thread.getStackTrace())
                    .filter(frame -> !frame.getClassName().startsWith("java."))
                    .filter(frame -> !frame.getClassName().startsWith("jdk."))
                    .findFirst()
                    .map(StackTraceElement::toString)
                    .orElse("its end");
        }
    }
}
