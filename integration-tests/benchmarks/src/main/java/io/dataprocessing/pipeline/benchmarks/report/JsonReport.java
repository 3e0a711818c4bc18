package io.dataprocessing.pipeline.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Every round of every peer, for programs. */
public final class JsonReport {

    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectNode report = mapper.createObjectNode();
    private final ArrayNode scenarios;

    /** A report that begins with what was measured on. */
    public JsonReport(List<String> facts) {
        report.set("facts", mapper.valueToTree(facts));
        scenarios = report.putArray("scenarios");
    }

    /** Adds the rounds of a scenario. */
    public JsonReport add(ScenarioResult result) {
        ObjectNode scenario = scenarios.addObject();
        scenario.set("scenario", mapper.valueToTree(result.scenario()));
        scenario.put("records", result.records());
        ArrayNode peers = scenario.putArray("peers");
        for (PeerResult peer : result.peers()) {
            add(peer, peers.addObject());
        }
        return this;
    }

    /** All of it. */
    public String text() throws JsonProcessingException {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private void add(PeerResult result, ObjectNode peer) {
        peer.put("peer", result.peer());
        peer.set("rounds", mapper.valueToTree(result.rounds()));
        result.latency().ifPresent(latency -> peer.set("latency", mapper.valueToTree(latency)));
        result.failure().ifPresent(failure -> peer.put("failure", failure));
    }
}
