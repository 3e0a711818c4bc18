package io.dataprocessing.pipeline.benchmarks.report;

import io.dataprocessing.pipeline.benchmarks.peer.Round;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables, for people: medians, and the range of all rounds in parentheses. */
public final class MarkdownReport {

    private static final String OURS = "ours";

    private final StringBuilder text = new StringBuilder();

    /** A report that begins with what was measured on. */
    public MarkdownReport(List<String> facts) {
        facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
    }

    /** Adds the table of a scenario. */
    public MarkdownReport add(ScenarioResult result) {
        text.append("\n### ").append(result.scenario().label()).append("\n\n");
        text.append("| peer | CPU s/M | ours is better by | records/s | ours is faster by |")
                .append(" B/record | JIT s/M | GC s/M |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        Optional<PeerResult> ours =
                result.peers().stream().filter(MarkdownReport::isOurs).findFirst();
        result.peers().forEach(peer -> row(peer, ours));
        if (result.peers().stream().anyMatch(peer -> peer.latency().isPresent())) {
            latencies(result);
        }
        return this;
    }

    /** All of it. */
    public String text() {
        return text.toString();
    }

    private void row(PeerResult peer, Optional<PeerResult> ours) {
        if (peer.rounds().isEmpty()) {
            text.append("| ").append(peer.peer()).append(" | ");
            text.append(peer.failure().map(MarkdownReport::firstLine).orElse("not run"));
            text.append(" | | | | | | |\n");
            return;
        }
        text.append("| ").append(peer.peer());
        cell(peer.spread(Round::cpuSecondsPerMillion).format(2));
        cell(better(peer, ours));
        cell(peer.spread(Round::rate).format(0));
        cell(faster(peer, ours));
        cell(plain(peer.spread(Round::allocatedPerRecord).median(), 0));
        cell(plain(peer.spread(round -> round.jitSeconds() / round.records() * 1e6).median(), 2));
        cell(
                plain(
                        peer.spread(round -> round.collectorSeconds() / round.records() * 1e6)
                                .median(),
                        2));
        text.append(" |\n");
        peer.failure().ifPresent(failure -> failed(peer, failure));
    }

    private void failed(PeerResult peer, String failure) {
        text.append("| ").append(peer.peer()).append(" failed | ");
        text.append(firstLine(failure)).append(" | | | | | | |\n");
    }

    private void cell(String value) {
        text.append(" | ").append(value);
    }

    private static String better(PeerResult peer, Optional<PeerResult> ours) {
        return isOurs(peer)
                ? ""
                : ours.filter(result -> !result.rounds().isEmpty())
                        .map(
                                result ->
                                        Spread.ofRatios(
                                                        peer.figures(Round::cpuSecondsPerMillion),
                                                        result.figures(Round::cpuSecondsPerMillion))
                                                .format(2))
                        .orElse("");
    }

    private static String faster(PeerResult peer, Optional<PeerResult> ours) {
        return isOurs(peer)
                ? ""
                : ours.filter(result -> !result.rounds().isEmpty())
                        .map(
                                result ->
                                        Spread.ofRatios(
                                                        result.figures(Round::rate),
                                                        peer.figures(Round::rate))
                                                .format(2))
                        .orElse("");
    }

    private void latencies(ScenarioResult result) {
        text.append("\n| peer | at records/s | p50 ms | p99 ms | p99.9 ms |\n");
        text.append("|---|---|---|---|---|\n");
        for (PeerResult peer : result.peers()) {
            peer.latency().ifPresent(latency -> latency(peer, latency));
        }
    }

    private void latency(PeerResult peer, Latency latency) {
        text.append("| ").append(peer.peer());
        cell(plain(latency.rate(), 0));
        cell(plain(latency.p50(), 1));
        cell(plain(latency.p99(), 1));
        cell(plain(latency.p999(), 1));
        text.append(" |\n");
    }

    private static boolean isOurs(PeerResult peer) {
        return peer.peer().equals(OURS);
    }

    private static String plain(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String firstLine(String failure) {
        return failure.lines().findFirst().orElse("").replace('|', '/');
    }
}
