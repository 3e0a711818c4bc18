package io.dataprocessing.pipeline.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.Peer;
import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import io.dataprocessing.pipeline.benchmarks.scenario.AvroOrders;
import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.preflight.Preflight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * This platform: a pipeline file for each topology, as its documentation teaches, run the way that
 * {@code pipeline run} does.
 *
 * <p>The files declare all fields of the records, set what the scenario sets for everybody
 * (guarantee, checkpoint interval, backend, parallelism), and leave everything else as it is. No
 * option that trades a check for speed is used.
 */
final class Ours implements Peer {

    private final Catalog catalog = Catalog.load(Ours.class.getClassLoader());

    Ours() {}

    @Override
    public boolean runs(Scenario scenario) {
        return Ours.class.getResource(file(scenario)) != null;
    }

    @Override
    public RunningJob start(JobSpec spec) throws Exception {
        Path directory = Path.of(spec.directory());
        Files.writeString(directory.resolve("catalogue.csv"), Catalogue.csv());
        Files.writeString(directory.resolve("order.avsc"), AvroOrders.ORDER);
        Files.writeString(directory.resolve("total.avsc"), AvroOrders.TOTAL);
        Files.writeString(directory.resolve("enriched.avsc"), AvroOrders.ENRICHED);
        PipelineConfig config =
                new ConfigParser(Environment.of(variables(spec)))
                        .parse("pipeline.yaml", directory, text(spec.scenario()));
        PipelinePlan plan = new Planner(catalog).plan(config);
        PipelinePlan prepared = new Preflight(catalog).prepare(plan).plan();
        StreamExecutionEnvironment environment = FlinkEnvironment.cluster(spec);
        new JobAssembler(catalog).assemble(prepared, environment);
        return FlinkEnvironment.start(environment, spec);
    }

    /** The text of the pipeline file: what is common to all, and the steps of the topology. */
    private static String text(Scenario scenario) throws IOException {
        return read("common.yaml") + read(schema(scenario)) + read(file(scenario));
    }

    private static Map<String, String> variables(JobSpec spec) {
        Scenario scenario = spec.scenario();
        Map<String, String> variables = new HashMap<>();
        variables.put("RUN", spec.run());
        variables.put("KAFKA", spec.bootstrapServers());
        variables.put("REGISTRY", spec.registry());
        variables.put("INPUT", spec.input());
        variables.put("GUARANTEE", scenario.guarantee().label());
        variables.put("BACKEND", scenario.backend().label());
        variables.put("PARALLELISM", String.valueOf(scenario.parallelism()));
        spec.outputs()
                .forEach((output, topic) -> variables.put(output.toUpperCase(Locale.ROOT), topic));
        return variables;
    }

    private static String schema(Scenario scenario) {
        return scenario.payload().label() + ".yaml";
    }

    private static String file(Scenario scenario) {
        return scenario.topology().label()
                + (scenario.payload() == Payload.AVRO_180 ? "-avro" : "")
                + ".yaml";
    }

    private static String read(String resource) throws IOException {
        try (InputStream stream = Ours.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
