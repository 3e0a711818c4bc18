package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.cli.CommandLineRun;
import io.dataprocessing.pipeline.suite.run.CapturedLog;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A secret is used where a client is made, and is nowhere to be seen. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class SecretsIT {

    private static final String CANARY = "canary-7f3a9c51";

    /** A variable that every process has; its value must not travel either. */
    private static final String VARIABLE = "PATH";

    private static final String PIPELINE =
            """
            version: 1
            name: secrets
            execution: {runtime-mode: batch, restart: {strategy: none}}
            connections:
              main:
                type: kafka
                properties:
                  bootstrap.servers: "SERVERS"
                  ssl.truststore.password: "${file:secrets.properties:password}"
                  ssl.key.password: "${PATH}"
            sources:
              numbers:
                {connection: main, topic: "RUN.in", startup-mode: earliest-offset, value: {format: string}}
            sinks:
              out: {input: numbers, connection: main, topic: "RUN.out", value: {format: string}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("secrets");

    @TempDir private Path directory;

    private Path file;

    SecretsIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
    }

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(directory.resolve("secrets.properties"), "password=" + CANARY + "\n");
        file = directory.resolve("pipeline.yaml");
        Files.writeString(
                file, PIPELINE.replace("RUN", run).replace("SERVERS", kafka.bootstrapServers()));
    }

    @Test
    void aSecretIsNeitherInThePlanNorInTheJob() throws Exception {
        PipelinePlan plan = plan();
        StreamExecutionEnvironment environment = cluster.environment();
        new JobAssembler(RunningPipeline.catalog()).assemble(plan, environment);

        verifyClean(plan.toString());
        verifyClean(environment.getExecutionPlan());
        byte[] job =
                InstantiationUtil.serializeObject(environment.getStreamGraph(false).getJobGraph());
        String bytes = new String(job, StandardCharsets.ISO_8859_1);
        assertThat(bytes).as("what isn't secret is in the job").contains(run + ".in");
        verifyClean(bytes);
    }

    @Test
    void aSecretIsNotShownByTheCommandLine() {
        for (String verb : List.of("validate", "explain")) {
            CommandLineRun shown = CommandLineRun.of(verb, file.toString());
            assertThat(shown.exitCode()).as(verb).isZero();
            verifyClean(shown.out() + shown.error());
        }
    }

    @Test
    void aSecretIsUsedWithoutBeingLogged() throws Exception {
        kafka.createTopics(1, List.of(run + ".in", run + ".out"));
        kafka.sendValues(run + ".in", List.of("1", "2"));
        try (CapturedLog log = CapturedLog.start()) {
            try (RunningPipeline pipeline = RunningPipeline.start(cluster, plan())) {
                pipeline.awaitFinished();
            }
            assertThat(log.text()).contains("ssl.truststore.password").doesNotContain(CANARY);
        }
        assertThat(kafka.committedValues(run + ".out")).containsExactly("1", "2");
    }

    @Test
    void aSecretThatIsMissingOnTheTaskIsNamedByItsReference() throws Exception {
        kafka.createTopics(1, List.of(run + ".in", run + ".out"));
        PipelinePlan plan = plan();
        Files.writeString(directory.resolve("secrets.properties"), "other=" + CANARY + "\n");
        try (RunningPipeline pipeline = RunningPipeline.start(cluster, plan)) {
            assertThat(pipeline.awaitFailed())
                    .contains("has no key 'password'")
                    .doesNotContain(CANARY);
        }
    }

    private PipelinePlan plan() throws IOException {
        return new Planner(RunningPipeline.catalog())
                .plan(
                        new ConfigParser(
                                        Environment.of(
                                                Map.of(VARIABLE, System.getenv(VARIABLE)),
                                                directory))
                                .parse("pipeline.yaml", directory, Files.readString(file)));
    }

    private static void verifyClean(String text) {
        assertThat(text).doesNotContain(CANARY).doesNotContain(System.getenv(VARIABLE));
    }
}
