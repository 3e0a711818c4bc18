package io.dataprocessing.pipeline.benchmarks.report;

import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.util.List;

/**
 * What was measured of a scenario.
 *
 * @param scenario which
 * @param records of its input
 * @param peers in the order in which they take turns
 */
public record ScenarioResult(Scenario scenario, long records, List<PeerResult> peers) {

    public ScenarioResult {
        peers = List.copyOf(peers);
    }
}
