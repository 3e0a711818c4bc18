package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.Peer;
import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.util.Map;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.TableConfig;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * Flink SQL as those configure it who know it: tables over Kafka topics and one {@code INSERT} for
 * each output.
 *
 * <p>What it follows: object reuse; a table of only the columns that a query reads, as the
 * connector reads all that are declared; a watermark only where the query goes by time; mini-batches
 * and aggregation in two phases; window functions in place of group windows; keeping the first row
 * by {@code ROW_NUMBER() = 1}, which the planner knows as deduplication; one statement set, so that
 * several outputs share a source; a function with a map in memory for the look-up, where a join
 * would keep all orders in state; a tuned producer; parse errors that fail the job, as for everybody.
 *
 * <p>What it can't have: the original bytes of a record beside its columns, so that unchanged
 * records are written again.
 */
final class FlinkSql implements Peer {

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "table.exec.mini-batch.enabled", "true",
                    "table.exec.mini-batch.allow-latency", "500 ms",
                    "table.exec.mini-batch.size", "5000",
                    "table.optimizer.agg-phase-strategy", "TWO_PHASE",
                    "table.exec.state.ttl", "1 h",
                    "table.local-time-zone", "UTC");

    FlinkSql() {}

    @Override
    public boolean runs(Scenario scenario) {
        return scenario.payload() != Payload.AVRO_180;
    }

    @Override
    public RunningJob start(JobSpec spec) throws Exception {
        StreamExecutionEnvironment environment = FlinkEnvironment.of(spec);
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        TableConfig config = tables.getConfig();
        config.set(PipelineOptions.OBJECT_REUSE, true);
        SETTINGS.forEach(config::set);
        tables.createTemporarySystemFunction("category_of", CategoryFunction.class);
        SqlScript script = new SqlScript(spec);
        script.tables().forEach(tables::executeSql);
        StreamStatementSet inserts = tables.createStatementSet();
        script.inserts().forEach(inserts::addInsertSql);
        inserts.attachAsDataStream();
        return FlinkEnvironment.start(environment, spec);
    }
}
