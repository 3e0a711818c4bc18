package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The statements of a topology: a table for the input, one for each output, and what is inserted.
 */
final class SqlScript {

    private static final String SMALL =
            """
            id BIGINT, ts BIGINT, account BIGINT, sku STRING, amount DOUBLE, quantity INT,
            currency STRING, status STRING, `user` ROW<id BIGINT, country STRING, tier STRING>,
            score DOUBLE, web BOOLEAN, `day` STRING, `ref` STRING\
            """;

    private static final String LARGE =
            SMALL
                    + """
                    ,
                    items ARRAY<ROW<sku STRING, name STRING, quantity INT, price DOUBLE,
                                    tags ARRAY<STRING>>>,
                    billing ROW<street STRING, zip STRING, city STRING, country STRING>,
                    shipping ROW<street STRING, zip STRING, city STRING, country STRING>,
                    attributes MAP<STRING, STRING>, note STRING\
                    """;

    private static final String AVRO =
            """
            id BIGINT NOT NULL, ts TIMESTAMP(3) NOT NULL, account BIGINT NOT NULL,
            sku STRING NOT NULL, amount DOUBLE NOT NULL, quantity INT NOT NULL,
            currency STRING NOT NULL, status STRING NOT NULL,
            `user` ROW<id BIGINT NOT NULL, country STRING NOT NULL, tier STRING NOT NULL> NOT NULL,
            score DOUBLE NOT NULL, web BOOLEAN NOT NULL, `day` STRING NOT NULL,
            session STRING NOT NULL, email STRING, tags ARRAY<STRING NOT NULL> NOT NULL\
            """;

    private static final String TIMED =
            """
            ,
            event_time AS TO_TIMESTAMP_LTZ(ts, 3),
            WATERMARK FOR event_time AS event_time - INTERVAL '5' SECOND\
            """;

    private final JobSpec spec;

    SqlScript(JobSpec spec) {
        this.spec = spec;
    }

    /** What creates the tables. */
    List<String> tables() {
        List<String> tables = new ArrayList<>();
        tables.add("CREATE TABLE orders (%s) WITH (%s)".formatted(read(), source()));
        spec.outputs()
                .forEach(
                        (output, topic) ->
                                tables.add(
                                        "CREATE TABLE `%s` (%s) WITH (%s)"
                                                .formatted(
                                                        output, written(), sink(output, topic))));
        return tables;
    }

    /** What fills the outputs. */
    List<String> inserts() {
        return switch (spec.scenario().topology()) {
            case PASS -> List.of("INSERT INTO `out` SELECT * FROM orders");
            case FILTER ->
                    List.of(
                            """
                            INSERT INTO `out` SELECT * FROM orders
                            WHERE amount > 100 AND `user`.country = 'DE'
                            """);
            case PROJECT ->
                    List.of(
                            """
                            INSERT INTO `out`
                            SELECT id, sku, currency, amount * quantity FROM orders
                            """);
            case ENRICH -> List.of("INSERT INTO `out` SELECT *, category_of(sku) FROM orders");
            case ROUTE ->
                    List.of(
                            "INSERT INTO eur SELECT * FROM orders WHERE currency = 'EUR'",
                            "INSERT INTO usd SELECT * FROM orders WHERE currency = 'USD'",
                            """
                            INSERT INTO other SELECT * FROM orders
                            WHERE currency <> 'EUR' AND currency <> 'USD'
                            """);
            case WINDOW ->
                    List.of(
                            """
                            INSERT INTO `out`
                            SELECT account, %s, %s, COUNT(*), SUM(amount)
                            FROM TUMBLE(TABLE orders, DESCRIPTOR(event_time), INTERVAL '1' MINUTE)
                            GROUP BY account, window_start, window_end
                            """
                                    .formatted(millis("window_start"), millis("window_end")));
            case DEDUPLICATE ->
                    List.of(
                            """
                            INSERT INTO `out` SELECT account FROM (
                              SELECT *, ROW_NUMBER() OVER (
                                PARTITION BY account ORDER BY arrival ASC) AS place FROM orders)
                            WHERE place = 1
                            """);
            case JOIN ->
                    List.of(
                            """
                            INSERT INTO `out`
                            SELECT paid.account, paid.id, sent.id, paid.amount
                            FROM orders AS paid, orders AS sent
                            WHERE paid.status = 'PAID' AND sent.status = 'SENT'
                              AND paid.account = sent.account
                              AND sent.event_time BETWEEN paid.event_time - INTERVAL '5' SECOND
                                AND paid.event_time + INTERVAL '5' SECOND
                            """);
            case TOP_N ->
                    List.of(
                            """
                            INSERT INTO `out` SELECT account, %s, id, amount FROM (
                              SELECT *, ROW_NUMBER() OVER (
                                PARTITION BY window_start, window_end, account
                                ORDER BY amount DESC, id ASC) AS place
                              FROM TUMBLE(
                                TABLE orders, DESCRIPTOR(event_time), INTERVAL '1' MINUTE))
                            WHERE place <= 3
                            """
                                    .formatted(millis("window_start")));
        };
    }

    private String read() {
        return switch (spec.scenario().topology()) {
            case PASS, FILTER, ENRICH, ROUTE -> all();
            case PROJECT -> "id BIGINT, sku STRING, currency STRING, amount DOUBLE, quantity INT";
            case WINDOW -> "ts BIGINT, account BIGINT, amount DOUBLE" + TIMED;
            case DEDUPLICATE -> "account BIGINT, arrival AS PROCTIME()";
            case JOIN ->
                    "id BIGINT, ts BIGINT, account BIGINT, amount DOUBLE, status STRING" + TIMED;
            case TOP_N -> "id BIGINT, ts BIGINT, account BIGINT, amount DOUBLE" + TIMED;
        };
    }

    private String written() {
        return switch (spec.scenario().topology()) {
            case PASS, FILTER, ROUTE -> all();
            case PROJECT -> "id BIGINT, sku STRING, currency STRING, total DOUBLE";
            case ENRICH -> all() + ", category STRING";
            case WINDOW ->
                    """
                    account BIGINT, window_start BIGINT, window_end BIGINT, orders BIGINT,
                    revenue DOUBLE\
                    """;
            case DEDUPLICATE -> "account BIGINT";
            case JOIN -> "account BIGINT, paid BIGINT, sent BIGINT, amount DOUBLE";
            case TOP_N -> "account BIGINT, window_start BIGINT, id BIGINT, amount DOUBLE";
        };
    }

    private String all() {
        return switch (spec.scenario().payload()) {
            case JSON_220 -> SMALL;
            case JSON_2K -> LARGE;
            case AVRO_180 -> AVRO;
        };
    }

    private String format() {
        return spec.scenario().payload() == Payload.AVRO_180
                ? "'format' = 'avro-confluent', 'avro-confluent.url' = '%s'"
                        .formatted(spec.registry())
                : "'format' = 'json'";
    }

    private String source() {
        return """
        'connector' = 'kafka',
        'topic' = '%s',
        'properties.bootstrap.servers' = '%s',
        'properties.group.id' = '%s',
        'scan.startup.mode' = 'earliest-offset',
        %s
        """
                .formatted(spec.input(), spec.bootstrapServers(), spec.run(), format());
    }

    private String sink(String output, String topic) {
        Scenario scenario = spec.scenario();
        StringBuilder options =
                new StringBuilder(
                        """
                        'connector' = 'kafka',
                        'topic' = '%s',
                        'properties.bootstrap.servers' = '%s',
                        %s,
                        'sink.delivery-guarantee' = '%s',
                        'sink.transactional-id-prefix' = '%s-%s',
                        'properties.transaction.timeout.ms' = '600000'\
                        """
                                .formatted(
                                        topic,
                                        spec.bootstrapServers(),
                                        format(),
                                        scenario.guarantee() == Guarantee.EXACTLY_ONCE
                                                ? "exactly-once"
                                                : "at-least-once",
                                        spec.run(),
                                        output));
        Properties tuned = KafkaEnds.tuned();
        tuned.stringPropertyNames()
                .forEach(
                        name ->
                                options.append(
                                        ",\n'properties.%s' = '%s'"
                                                .formatted(name, tuned.getProperty(name))));
        return options.toString();
    }

    /** A moment of a window in milliseconds, by arithmetic alone. */
    private static String millis(String moment) {
        return "CAST(TIMESTAMPDIFF(SECOND, TIMESTAMP '1970-01-01 00:00:00', %s) AS BIGINT) * 1000"
                .formatted(moment);
    }
}
