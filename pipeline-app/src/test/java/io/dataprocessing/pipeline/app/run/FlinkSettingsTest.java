package io.dataprocessing.pipeline.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.graph.JobSettings;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who wins where the file and Flink say something of a job, and what is told of it. */
final class FlinkSettingsTest {

    private static final Planner PLANNER =
            new Planner(Catalog.load(FlinkSettingsTest.class.getClassLoader()));
    private static final String COUNTS =
            "The file counts; Flink's does where the file says nothing.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Flink was told                            | becomes
                "parallelism.default: 3                       | parallelism.default: 3",
                "pipeline.max-parallelism: 256                | pipeline.max-parallelism: 256",
                "execution.checkpointing.interval: 90 s       | execution.checkpointing.interval: 90 s",
                "execution.checkpointing.interval: 3 min      | execution.checkpointing.interval: 3 min",
                "execution.checkpointing.mode: AT_LEAST_ONCE  | execution.checkpointing.mode: AT_LEAST_ONCE",
                "execution.checkpointing.timeout: 1 h         | execution.checkpointing.timeout: 1 h",
                "execution.checkpointing.min-pause: 500 ms    | execution.checkpointing.min-pause: 500 ms",
                "execution.checkpointing.aligned-checkpoint-timeout: 5 s | execution.checkpointing.aligned-checkpoint-timeout: 5 s",
                "execution.checkpointing.unaligned.enabled: false | execution.checkpointing.unaligned.enabled: false",
                "execution.checkpointing.unaligned.enabled: true | execution.checkpointing.unaligned.enabled: true",
                "execution.checkpointing.tolerable-failed-checkpoints: 0 | execution.checkpointing.tolerable-failed-checkpoints: 0",
                "execution.checkpointing.num-retained: 9      | execution.checkpointing.num-retained: 9",
                "execution.checkpointing.dir: s3://state/x    | execution.checkpointing.dir: s3://state/x",
                "state.checkpoints.dir: s3://old/name         | execution.checkpointing.dir: s3://old/name",
                "state.backend.type: rocksdb                  | state.backend.type: rocksdb",
                "state.backend.type: RocksDB                  | state.backend.type: rocksdb",
                "restart-strategy.type: none                  | restart-strategy.type: none",
                "restart-strategy.type: disable               | restart-strategy.type: none",
                "restart-strategy.type: fixed-delay           | restart-strategy.fixed-delay.attempts: 10",
                "restart-strategy.type: fixed-delay, restart-strategy.fixed-delay.attempts: 2 | restart-strategy.fixed-delay.attempts: 2",
                "restart-strategy.exponential-delay.max-backoff: 7 s | restart-strategy.exponential-delay.max-backoff: 7 s",
                "restart-strategy.exponential-delay.backoff-multiplier: 3.0 | restart-strategy.exponential-delay.backoff-multiplier: 3.0",
            })
    void whereTheFileSaysNothingFlinkCounts(String told, String becomes) {
        PipelineConfig config = config("");
        FlinkSettings flink = new FlinkSettings(flink(told), "");
        PipelinePlan plan = PLANNER.plan(flink.under(config));

        assertThat(JobSettings.of(plan).toMap()).containsAllEntriesOf(map(becomes));
        assertThat(flink.differences(config, plan)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the file | Flink was told | is told
                "parallelism: 4 | parallelism.default: 2 | execution.parallelism is 4 in orders.yaml, but Flink was told parallelism.default=2.",
                "parallelism: 4 | parallelism.default: 4 | ",
                // what Flink's configuration file says from the beginning
                "parallelism: 4 | parallelism.default: 1 | ",
                "checkpointing: {interval: 10s} | execution.checkpointing.interval: 1 min | execution.checkpointing.interval is 10s in orders.yaml, but Flink was told execution.checkpointing.interval=1min.",
                "checkpointing: {interval: 10s} | execution.checkpointing.interval: 10000 ms | ",
                "checkpointing: {interval: 10s} | execution.checkpointing.mode: AT_LEAST_ONCE | ",
                "checkpointing: {mode: exactly-once} | execution.checkpointing.mode: AT_LEAST_ONCE | execution.checkpointing.mode is exactly-once in orders.yaml, but Flink was told execution.checkpointing.mode=at-least-once.",
                "checkpointing: {dir: \"s3://a\"} | execution.checkpointing.dir: s3://b | execution.checkpointing.dir is s3://a in orders.yaml, but Flink was told execution.checkpointing.dir=s3://b.",
                "state: {backend: hashmap} | state.backend.type: rocksdb | execution.state.backend is hashmap in orders.yaml, but Flink was told state.backend.type=rocksdb.",
                "runtime-mode: streaming | execution.runtime-mode: BATCH | execution.runtime-mode is streaming in orders.yaml, but Flink was told execution.runtime-mode=batch.",
                "restart: {attempts: 3} | restart-strategy.type: fixed-delay | execution.restart.strategy is exponential-delay in orders.yaml, but Flink was told restart-strategy.type=fixed-delay.",
                "restart: {max-delay: 5s} | restart-strategy.exponential-delay.max-backoff: 7 s | execution.restart.max-delay is 5s in orders.yaml, but Flink was told restart-strategy.exponential-delay.max-backoff=7s.",
            })
    void whereBothSaySomethingTheFileCounts(String said, String told, String difference) {
        PipelineConfig config = config("execution: {" + said + "}");
        FlinkSettings flink = new FlinkSettings(flink(told), "");
        PipelinePlan plan = PLANNER.plan(flink.under(config));

        assertThat(flink.differences(config, plan))
                .containsExactlyElementsOf(
                        difference == null ? List.of() : List.of(difference + " " + COUNTS));
    }

    @Test
    void theFileCountsWithoutFlinksWordsAmongItsOwn() {
        PipelineConfig config = config("execution: {restart: {max-delay: 5s}, parallelism: 4}");
        FlinkSettings flink =
                new FlinkSettings(
                        flink("restart-strategy.type: fixed-delay, parallelism.default: 2"), "");

        assertThat(JobSettings.of(PLANNER.plan(flink.under(config))).toMap())
                .containsEntry("parallelism.default", "4")
                .containsEntry("restart-strategy.type", "exponential-delay")
                .containsEntry("restart-strategy.exponential-delay.max-backoff", "5 s");
    }

    @Test
    void aParallelismOfOneThatWasAskedForIsADifference() {
        PipelineConfig config = config("execution: {parallelism: 4}");
        FlinkSettings flink =
                new FlinkSettings(
                        flink("parallelism.default: 1"),
                        "org.apache.flink.client.cli.CliFrontend run -p 1 job.jar --config f");

        assertThat(flink.differences(config, PLANNER.plan(flink.under(config)))).hasSize(1);
    }

    @Test
    void whatNoFileCanSayIsTold() {
        PipelineConfig config = config("");
        FlinkSettings flink =
                new FlinkSettings(
                        flink(
                                "state.backend.type: forst, pipeline.generic-types: false, pipeline.auto-generate-uids: false, execution.checkpointing.max-concurrent-checkpoints: 4, pipeline.name: other"),
                        "");
        PipelinePlan plan = PLANNER.plan(flink.under(config));

        assertThat(flink.differences(config, plan))
                .containsExactly(
                        "Flink's state.backend.type=forst isn't used: there is no word for it in a pipeline file. execution.state.backend is hashmap.",
                        "Flink's execution.checkpointing.max-concurrent-checkpoints=4 isn't used: every pipeline runs with 1.",
                        "name is orders in orders.yaml, but Flink was told pipeline.name=other. "
                                + COUNTS);
    }

    private static PipelineConfig config(String execution) {
        return new ConfigParser(Environment.of(Map.of()))
                .parse(
                        "orders.yaml",
                        Path.of(""),
                        """
                        version: 1
                        name: orders
                        %s
                        connections:
                          main: {type: kafka, properties: {bootstrap.servers: "far:9092"}}
                        sources:
                          in: {connection: main, topic: orders, value: {format: json, schema: {fields: {id: string}}}}
                        sinks:
                          out: {input: in, connection: main, topic: sales, value: {format: json}, delivery-guarantee: at-least-once}
                        """
                                .formatted(execution));
    }

    private static Configuration flink(String settings) {
        return Configuration.fromMap(map(settings));
    }

    private static Map<String, String> map(String settings) {
        return Arrays.stream(settings.split(","))
                .map(setting -> setting.strip().split(": ", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }
}
