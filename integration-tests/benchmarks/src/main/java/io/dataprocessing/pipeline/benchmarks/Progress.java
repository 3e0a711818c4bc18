package io.dataprocessing.pipeline.benchmarks;

import io.dataprocessing.pipeline.benchmarks.peer.Round;
import io.dataprocessing.pipeline.benchmarks.peers.Peers;
import io.dataprocessing.pipeline.benchmarks.report.Latency;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.io.PrintStream;
import java.util.Locale;

/** Tells whoever waits how far a run has come, a line for each round of a peer. */
final class Progress {

    private final PrintStream lines;

    Progress(PrintStream lines) {
        this.lines = lines;
    }

    void scenario(Scenario scenario) {
        lines.println(scenario.label());
    }

    void round(Peers peer, int number, boolean counts, Round round) {
        lines.printf(
                Locale.ROOT,
                "  %-12s round %d%s  %7.0f records/s  %6.2f CPU s/M  %5.2f JIT s  %6.0f B/record%n",
                peer,
                number,
                counts ? "  " : " w",
                round.rate(),
                round.cpuSecondsPerMillion(),
                round.jitSeconds(),
                round.allocatedPerRecord());
    }

    void latency(Peers peer, Latency latency) {
        lines.printf(
                Locale.ROOT,
                "  %-12s latency   %7.0f records/s  p50 %.1f  p99 %.1f  p99.9 %.1f ms%n",
                peer,
                latency.rate(),
                latency.p50(),
                latency.p99(),
                latency.p999());
    }

    void failure(Peers peer, int number, String failure) {
        lines.printf("  %-12s round %d failed: %s%n", peer, number, firstLine(failure));
    }

    private static String firstLine(String failure) {
        return failure.lines().findFirst().orElse("");
    }
}
