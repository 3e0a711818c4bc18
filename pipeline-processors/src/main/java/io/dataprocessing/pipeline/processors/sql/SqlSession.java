package io.dataprocessing.pipeline.processors.sql;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.config.TableConfigOptions;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.types.Row;

/** The tables and the query of one step, in Flink's hands. */
final class SqlSession {

    private final SqlOptions options;
    private final StreamTableEnvironment tables;

    private SqlSession(SqlOptions options, StreamTableEnvironment tables) {
        this.options = requireNonNull(options, "options");
        this.tables = requireNonNull(tables, "tables");
    }

    /** A session whose operators become part of a job. */
    static SqlSession in(
            StreamExecutionEnvironment environment, SqlOptions options, int parallelism) {
        Configuration settings = new Configuration();
        settings.set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
        settings.set(
                ExecutionConfigOptions.IDLE_STATE_RETENTION,
                options.ttl().duration().orElse(Duration.ZERO));
        settings.set(ExecutionConfigOptions.TABLE_EXEC_RESOURCE_DEFAULT_PARALLELISM, parallelism);
        return new SqlSession(
                options,
                StreamTableEnvironment.create(
                        environment,
                        EnvironmentSettings.newInstance()
                                .inStreamingMode()
                                .withConfiguration(settings)
                                .build()));
    }

    /** Names a stream. */
    void table(String name, RowType type, DataStream<Row> stream) {
        Schema.Builder schema = Schema.newBuilder();
        for (Field field : type.fields()) {
            schema.column(field.name(), SqlTypes.column(field.type()));
        }
        schema.column(options.timeColumn(), DataTypes.TIMESTAMP_LTZ(3))
                .watermark(options.timeColumn(), "SOURCE_WATERMARK()");
        tables.createTemporaryView("`" + name + "`", stream, schema.build());
    }

    /** The query's result, checked. */
    Table query() {
        return tables.sqlQuery(options.query().text());
    }

    /** The rows of the result. */
    DataStream<Row> rows(Table result) {
        return switch (options.changelog()) {
            case APPEND -> tables.toDataStream(result);
            case UPSERT ->
                    tables.toChangelogStream(
                            result,
                            Schema.newBuilder().primaryKey(List.copyOf(options.key())).build(),
                            ChangelogMode.upsert(false));
        };
    }
}
