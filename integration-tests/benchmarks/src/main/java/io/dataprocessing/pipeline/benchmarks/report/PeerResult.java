package io.dataprocessing.pipeline.benchmarks.report;

import io.dataprocessing.pipeline.benchmarks.peer.Round;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of a peer in a scenario.
 *
 * @param peer its label
 * @param rounds those that count, in their order
 * @param latency at half of its rate, if it was measured
 * @param failure why there are no more rounds, if it failed or wrote something wrong
 */
public record PeerResult(
        String peer, List<Round> rounds, Optional<Latency> latency, Optional<String> failure) {

    public PeerResult {
        rounds = List.copyOf(rounds);
    }

    /** One figure of each round. */
    List<Double> figures(ToDoubleFunction<Round> figure) {
        return rounds.stream().map(figure::applyAsDouble).toList();
    }

    /** The middle of a figure. */
    Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(figures(figure));
    }
}
