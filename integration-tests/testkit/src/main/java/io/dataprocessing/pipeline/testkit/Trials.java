package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.StepSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Many small random cases of a step that goes by event time, each compared with a reference that is
 * written anew, in a simple way, over the records in the order of their times.
 *
 * <p>A case is some timestamped records. They come in an order of their own, no record further
 * behind the latest than the bound; the watermark follows now and then, at most at the latest time
 * less the bound, so that nothing is late; and the step is restored, from a snapshot of that moment
 * or of an earlier one, at random points. At the end the watermark passes everything. What the step
 * gave must be what the reference gives.
 *
 * <pre>{@code
 * Trials.of(10_000, FactoryDescription.of(new DeduplicateFactory(), options, TYPE))
 *         .records(random -> List.of(TestRecord.of(row(random), time(random))))
 *         .outOfOrderness(Duration.ofSeconds(5))
 *         .matches(records -> firstOfEachKey(records));
 * }</pre>
 */
public final class Trials {

    private static final String SEED = "pipeline.trials.seed";

    private final int cases;
    private final Supplier<? extends StepSpec> description;
    private Function<RandomGenerator, List<Arrival>> generator = random -> List.of();
    private Duration bound = Duration.ZERO;
    private Function<Emitted, String> words = Emitted::toString;
    private Function<String, String> group = text -> "";
    private boolean inOrder;
    private long seed = Long.getLong(SEED, 20_250_101L);

    /**
     * A record that comes to an input.
     *
     * @param input the place of the input, the first being 0
     * @param record the record, which has a timestamp
     */
    public record Arrival(int input, TestRecord record) {

        public Arrival {
            requireNonNull(record, "record");
            if (record.timestamp().isEmpty()) {
                throw new IllegalArgumentException("a record of a trial needs a timestamp");
            }
        }

        /** A record that comes to the only or the first input. */
        public static Arrival of(TestRecord record) {
            return new Arrival(0, record);
        }

        /** When it happened. */
        public Instant time() {
            return record.timestamp().orElseThrow();
        }
    }

    private Trials(int cases, Supplier<? extends StepSpec> description) {
        this.cases = cases;
        this.description = requireNonNull(description, "description");
    }

    /**
     * Trials of a step.
     *
     * @param cases how many
     * @param description describes the step, for every case and restore
     */
    public static Trials of(int cases, Supplier<? extends StepSpec> description) {
        return new Trials(cases, description);
    }

    /** Sets what makes the records of a case, from few to some dozens, in any order. */
    public Trials records(Function<RandomGenerator, List<Arrival>> generator) {
        this.generator = requireNonNull(generator, "generator");
        return this;
    }

    /** Sets how far a record may be behind the latest; zero if left out. */
    public Trials outOfOrderness(Duration bound) {
        this.bound = requireNonNull(bound, "bound");
        return this;
    }

    /** Sets how an emitted row is written, beside which the reference writes its own. */
    public Trials inWords(Function<Emitted, String> words) {
        this.words = requireNonNull(words, "words");
        return this;
    }

    /**
     * Compares the rows of each group in order, instead of all without one.
     *
     * @param group what a row belongs to, of its words: its key, for example
     */
    public Trials orderedBy(Function<String, String> group) {
        this.group = requireNonNull(group, "group");
        this.inOrder = true;
        return this;
    }

    /** Sets the seed, to see a case again; also the system property {@value #SEED}. */
    public Trials seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Runs the cases.
     *
     * @param reference what a case should give, in words, for its records in the order of their
     *     times, those of the second input first and then by value, as an ordered step gets them
     * @throws AssertionError at the first case that gives something else; the message has its seed,
     *     what happened, and both results
     */
    public void matches(Function<List<Arrival>, List<String>> reference) throws Exception {
        for (int i = 0; i < cases; i++) {
            long caseSeed = seed + i;
            TrialRun run = new TrialRun(random(caseSeed), bound);
            List<Arrival> records = List.copyOf(generator.apply(random(caseSeed ^ -1L)));
            List<Arrival> sorted = new ArrayList<>(records);
            sorted.sort(TrialRun.IN_TIME);
            List<String> expected = arranged(reference.apply(List.copyOf(sorted)));
            List<String> given;
            try (StepHarness harness = StepHarness.start(description)) {
                run.run(harness, records);
                given = arranged(harness.emitted().stream().map(words).toList());
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "case %d (seed %d) failed: %s%n%s".formatted(i, caseSeed, e, run), e);
            }
            if (!given.equals(expected)) {
                throw new AssertionError(
                        "case %d (seed %d)%n%s%n  expected %s%n  given    %s"
                                .formatted(i, caseSeed, run, expected, given));
            }
        }
    }

    private List<String> arranged(List<String> rows) {
        Comparator<String> order = Comparator.comparing(group);
        return rows.stream()
                .sorted(inOrder ? order : order.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
