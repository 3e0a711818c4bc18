package io.dataprocessing.pipeline.suite.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.format.Format;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds each decoder damaged records. A long run, of some formats or all:
 *
 * <pre>{@code
 * mvn test -pl integration-tests/suite -am -Dtest=FormatFuzzTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dpipeline.fuzz.inputs=10000000 \
 *     -Dpipeline.fuzz.seed=1 -Dpipeline.fuzz.formats=json,protobuf
 * }</pre>
 */
final class FormatFuzzTest {

    private static final long DEFAULT_INPUTS = 20_000;
    private static final long DEFAULT_SEED = 20_261_123;

    @TestFactory
    Stream<DynamicTest> everyInputIsARowOrIsRefused() {
        long inputs = Long.getLong("pipeline.fuzz.inputs", DEFAULT_INPUTS);
        long seed = Long.getLong("pipeline.fuzz.seed", DEFAULT_SEED);
        List<String> chosen =
                Arrays.stream(System.getProperty("pipeline.fuzz.formats", "").split(","))
                        .filter(name -> !name.isBlank())
                        .toList();
        return ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(format -> chosen.isEmpty() || chosen.contains(format.name()))
                .map(
                        format ->
                                DynamicTest.dynamicTest(
                                        format.name(), () -> fuzz(format, inputs, seed)));
    }

    private static void fuzz(Format<?> format, long inputs, long seed) {
        try (Watchdog watchdog = new Watchdog()) {
            List<FuzzTarget> targets = FuzzTargets.of(format, seed);
            Fuzzer fuzzer = new Fuzzer(format.name(), targets, seed, watchdog);
            long start = System.nanoTime();
            Fuzzer.Counts counts = fuzzer.run(inputs);
            System.out.printf(
                    "[fuzz] %s: seed %d, %d types, %d inputs in %d s: %d rows (%d not writable), %d"
                            + " refused, %d stand for no row%n",
                    format.name(),
                    seed,
                    targets.size(),
                    counts.rows() + counts.refused() + counts.none(),
                    (System.nanoTime() - start) / 1_000_000_000,
                    counts.rows(),
                    counts.notWritten(),
                    counts.refused(),
                    counts.none());
            assertThat(fuzzer.failures()).as("failures of %s", format.name()).isEmpty();
            assertThat(counts.rows()).as("inputs that are rows").isPositive();
        }
    }
}
