package io.dataprocessing.pipeline.benchmarks.peer;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * A job from its start to the moment when it has written all that is expected.
 *
 * <p>Nothing is measured before a tenth of the input has been read: what it costs to submit a job
 * isn't a cost of records.
 */
final class JobRound {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration REST = Scenario.CHECKPOINT_INTERVAL.multipliedBy(3);

    private final Peer peer;
    private final JobSpec spec;
    private final long records;
    private final Map<String, Long> expected;

    /**
     * A job that isn't started yet.
     *
     * @param records of the input
     * @param expected records by output
     */
    JobRound(Peer peer, JobSpec spec, long records, Map<String, Long> expected) {
        this.peer = requireNonNull(peer, "peer");
        this.spec = requireNonNull(spec, "spec");
        this.records = records;
        this.expected = Map.copyOf(expected);
    }

    /** Runs it. */
    Round run() throws Exception {
        Consumed consumed = new Consumed(spec.input());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", spec.bootstrapServers()));
                RunningJob job = peer.start(spec)) {
            OutputEnds ends = new OutputEnds(admin, spec);
            long first = await(job, consumed, records / 10);
            Moment start = Moment.now();
            long last = await(job, consumed, records);
            Moment read = Moment.now();
            Moment written =
                    peer.corrects(spec.scenario().topology())
                            ? awaitRest(job, ends)
                            : awaitWritten(job, ends);
            Round round = round(last - first, start, read, written);
            if (spec.scenario().guarantee() == Guarantee.EXACTLY_ONCE) {
                // The ends of transactions were counted too: what is open still may be records.
                LockSupport.parkNanos(Scenario.CHECKPOINT_INTERVAL.multipliedBy(2).toNanos());
                job.check();
            }
            return round;
        }
    }

    private static Round round(long records, Moment start, Moment read, Moment written) {
        CpuTimes cpu = written.cpu().since(start.cpu());
        return new Round(
                records,
                read.secondsSince(start),
                written.secondsSince(start),
                cpu.work(),
                cpu.jit(),
                cpu.collector(),
                written.allocation().since(start.allocation()));
    }

    private long await(RunningJob job, Consumed consumed, long wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long latest = 0;
        while (true) {
            long now = consumed.records(spec.scenario().parallelism());
            if (now >= wanted) {
                return now;
            }
            if (now != latest) {
                latest = now;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            goOn(job, deadline, "%d of %d records were read".formatted(now, records));
        }
    }

    /** When everything that is expected has been written. */
    private Moment awaitWritten(RunningJob job, OutputEnds ends) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ends.reach(expected)) {
            goOn(job, deadline, "not all of %s were written".formatted(expected));
        }
        return Moment.now();
    }

    /** When the last record was written after which none came for a while. */
    private Moment awaitRest(RunningJob job, OutputEnds ends) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long offsets = -1;
        Moment latest = Moment.now();
        while (offsets != ends.sum() || System.nanoTime() - latest.nanos() < REST.toNanos()) {
            long sum = ends.sum();
            if (sum != offsets) {
                offsets = sum;
                latest = Moment.now();
            }
            goOn(job, deadline, "there is no end of what is written");
        }
        return latest;
    }

    private static void goOn(RunningJob job, long deadline, String state) throws Exception {
        job.check();
        if (System.nanoTime() > deadline) {
            throw new TimeoutException(
                    "%s, and no more in %d s".formatted(state, PATIENCE.toSeconds()));
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
}
