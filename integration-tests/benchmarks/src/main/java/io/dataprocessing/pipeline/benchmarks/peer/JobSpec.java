package io.dataprocessing.pipeline.benchmarks.peer;

import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.util.Map;

/**
 * A job that a peer is to start.
 *
 * @param scenario what it does and with which settings
 * @param bootstrapServers of the broker
 * @param registry the address of the schema registry
 * @param input the topic that is read
 * @param outputs the topic of each output by its name; they are there, and empty
 * @param run a name that no other job has, for consumer groups and transactions
 * @param directory an empty one, for state and checkpoints
 */
public record JobSpec(
        Scenario scenario,
        String bootstrapServers,
        String registry,
        String input,
        Map<String, String> outputs,
        String run,
        String directory) {

    /** The topic of the only output. */
    public String output() {
        return outputs.get("out");
    }
}
