package io.dataprocessing.pipeline.suite.fuzz;

import com.sun.management.ThreadMXBean;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Feeds decoders damaged records. Each input follows from the seed and its number alone, so that
 * one which fails can be made again without those before it.
 */
final class Fuzzer {

    private static final long MAX_NANOS = 2_000_000_000L;
    private static final long MAX_ALLOCATED = 8L << 20;
    private static final long MAX_ALLOCATED_PER_BYTE = 2_048;
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;
    private static final int MAX_FAILURES = 5;

    /** How many inputs became rows, were refused, and stood for no row. */
    record Counts(long rows, long refused, long none, long notWritten) {}

    private final String format;
    private final List<FuzzTarget> targets;
    private final List<Mutator> mutators = new ArrayList<>();
    private final long seed;
    private final Watchdog watchdog;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<String> failures = new ArrayList<>();
    private long rows;
    private long refused;
    private long none;
    private long notWritten;

    Fuzzer(String format, List<FuzzTarget> targets, long seed, Watchdog watchdog) {
        this.format = format;
        this.targets = List.copyOf(targets);
        this.seed = seed;
        this.watchdog = watchdog;
        List<byte[]> dictionary = Dictionary.of(format);
        targets.forEach(
                target -> mutators.add(new Mutator(target.corpus(), dictionary, target.header())));
    }

    /** Feeds so many inputs, the corpus first; ends early after a few failures. */
    Counts run(long inputs) {
        for (FuzzTarget target : targets) {
            for (int i = 0; i < target.corpus().size(); i++) {
                feed(target, target.corpus().get(i), "corpus " + i);
            }
        }
        for (long i = 0; i < inputs && failures.size() < MAX_FAILURES; i++) {
            SplittableRandom random = new SplittableRandom(seed + i * GOLDEN_GAMMA);
            int choice = random.nextInt(targets.size());
            byte[] input = mutators.get(choice).next(random);
            feed(targets.get(choice), input, "input " + i);
        }
        return new Counts(rows, refused, none, notWritten);
    }

    /** What went wrong, each with the input that shows it; empty if nothing did. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void feed(FuzzTarget target, byte[] input, String number) {
        byte[] bytes = input.clone();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        watchdog.begin(() -> describe(target, input, number));
        try {
            decode(target, bytes);
        } catch (Throwable e) { // whatever a decoder throws is what is looked for here
            fail(target, input, number, "threw " + e + at(e));
        } finally {
            watchdog.end();
        }
        long spent = System.nanoTime() - start;
        long used = threads.getCurrentThreadAllocatedBytes() - allocated;
        if (spent > MAX_NANOS && isSlow(target, input)) {
            fail(target, input, number, "took %d ms".formatted(spent / 1_000_000));
        }
        if (used > MAX_ALLOCATED + MAX_ALLOCATED_PER_BYTE * input.length) {
            fail(target, input, number, "allocated %d bytes".formatted(used));
        }
        if (!java.util.Arrays.equals(bytes, input)) {
            fail(target, input, number, "changed the record");
        }
    }

    /** Whether a record takes long by itself, and not because the machine was busy elsewhere. */
    private boolean isSlow(FuzzTarget target, byte[] input) {
        long start = threads.getCurrentThreadCpuTime();
        try {
            target.decoder().decode(input.clone());
        } catch (DecodeException | NoRowException e) {
            // how long it takes is all that's asked here
        }
        return threads.getCurrentThreadCpuTime() - start > MAX_NANOS;
    }

    private void decode(FuzzTarget target, byte[] input) throws NoRowException {
        Row row;
        try {
            row = target.decoder().decode(input);
        } catch (DecodeException e) {
            Objects.requireNonNull(e.getMessage(), "message");
            refused++;
            return;
        } catch (NoRowException e) {
            none++;
            return;
        }
        rows++;
        if (!target.type().accepts(row)) {
            throw new IllegalStateException("the row is not of its type: " + row);
        }
        if (target.encoder().isPresent()) {
            verifyWritten(target, row);
        }
    }

    private void verifyWritten(FuzzTarget target, Row row) throws NoRowException {
        byte[] written;
        try {
            written = target.encoder().get().encode(row);
        } catch (EncodeException e) {
            notWritten++;
            return;
        }
        try {
            Row again = target.decoder().decode(written);
            if (!again.equals(row)) {
                throw new IllegalStateException(
                        "the row %s was written and came back as %s".formatted(row, again));
            }
        } catch (DecodeException e) {
            throw new IllegalStateException(
                    "the row %s was written and then refused: %s".formatted(row, e.getMessage()));
        }
    }

    private void fail(FuzzTarget target, byte[] input, String number, String what) {
        if (failures.size() < MAX_FAILURES) {
            failures.add(what + "; " + describe(target, input, number));
        }
    }

    private String describe(FuzzTarget target, byte[] input, String number) {
        return "%s, seed %d, %s of %s: %s"
                .formatted(format, seed, number, target.name(), HexFormat.of().formatHex(input));
    }

    private static String at(Throwable e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }
}
