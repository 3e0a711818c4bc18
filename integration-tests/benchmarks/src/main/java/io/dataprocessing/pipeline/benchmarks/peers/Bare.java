package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.Peer;
import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * The limit: a consumer and a producer in one thread, no framework, and nobody who looks into a
 * record. As many records and bytes are written as the work asks for; which ones is decided by
 * their offsets. Of a keyed topology only the reading is left.
 *
 * <p>What it follows: byte arrays without a deserializer, a compressing producer with linger and
 * large batches, one commit (or transaction, with exactly-once) a second, one thread for each of
 * the scenario's parallel instances with partitions of its own.
 *
 * <p>What it leaves out: everything that makes a job. It can't be rescaled or upgraded, has no
 * state, no event time and no metrics. No job is faster than this with the same clients, but for
 * threads that it has beside the one that consumes.
 */
final class Bare implements Peer {

    Bare() {}

    @Override
    public boolean isLimit() {
        return true;
    }

    @Override
    public boolean runs(Scenario scenario) {
        return true;
    }

    @Override
    public RunningJob start(JobSpec spec) {
        List<BareLoop> loops = new ArrayList<>();
        for (int instance = 0; instance < spec.scenario().parallelism(); instance++) {
            BareLoop loop = new BareLoop(spec, instance);
            loops.add(loop);
            loop.start();
        }
        return new BareJob(loops);
    }

    private record BareJob(List<BareLoop> loops) implements RunningJob {

        @Override
        public void check() throws Exception {
            for (BareLoop loop : loops) {
                loop.check();
            }
        }

        @Override
        public void close() throws InterruptedException {
            for (BareLoop loop : loops) {
                loop.end();
            }
        }
    }
}
