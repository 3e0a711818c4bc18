package io.dataprocessing.pipeline.processors.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.processors.job.TestJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs queries in whole jobs. */
class SqlIT {

    private static final long START = 1_700_000_000_000L;
    private static final String ORDERS = "sku: string, amount: 'decimal(10, 2)'";
    private static final RowType ORDER =
            RowType.builder()
                    .field("sku", DataTypes.STRING)
                    .field("amount", DataTypes.decimal(10, 2))
                    .build();

    @Test
    void valuesOfEveryTypeComeBackAsTheyWent() throws Exception {
        String all =
                "bo: boolean, i: int, l: long, f: float, d: double, de: 'decimal(38, 9)', s:"
                        + " string, by: bytes, da: date, ti: time, ts: timestamp, e: 'enum(NEW, PAID)',"
                        + " a: 'array<string?>', m: 'map<long>', r: 'row<x long, y array<int>>', n:"
                        + " long?";
        RowType type =
                (RowType)
                        DataTypes.parse(
                                "row<bo boolean, i int, l long, f float, d double, de decimal(38,"
                                        + " 9), s string, by bytes, da date, ti time, ts timestamp, e"
                                        + " enum(NEW, PAID), a array<string?>, m map<long>, r row<x"
                                        + " long, y array<int>>, n long?>");
        Row value =
                Row.of(
                        type,
                        true,
                        -7,
                        Long.MIN_VALUE,
                        1.5f,
                        -0.1,
                        new BigDecimal("12345678901234567890123456789.123456789"),
                        "é😀",
                        new byte[] {1, -1},
                        LocalDate.of(1969, 12, 31),
                        LocalTime.of(23, 59, 59, 999_000_000),
                        Instant.parse("2026-11-23T08:30:00.123456789Z"),
                        "PAID",
                        Arrays.asList("x", null),
                        Map.of("k", 5L),
                        Row.of((RowType) type.field("r").orElseThrow().type(), 3L, List.of(1, 2)),
                        null);
        TestJob job =
                TestJob.of(
                                """
                                - name: q
                                  input: events
                                  type: sql
                                  tables: [t]
                                  query: SELECT * FROM t
                                  ttl: none
                                  late: keep
                                """)
                        .source("events", all, List.of(Event.of(value, START)));
        TestJob.Result result = job.run("q");
        Event event = result.outputs().get("q").get(0);
        assertThat(event.timestamp()).isEqualTo(START);
        assertThat(event.value().type().toString())
                .isEqualTo(
                        type.toString()
                                .replace("enum(NEW, PAID)", "string")
                                .replace("n long?>", "n long?, rowtime timestamp?>"));
        for (int i = 0; i < type.size(); i++) {
            assertThat(event.value().get(i)).as(type.field(i).name()).isEqualTo(value.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void windowsGoByEventTimeAndGiveItOn(int parallelism) throws Exception {
        List<Event> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            orders.add(order((i * 37) % 100, "s" + i % 3, "1.25"));
        }
        TestJob.Result result =
                TestJob.of(
                                """
                                - name: q
                                  input: events
                                  type: sql
                                  tables: [orders]
                                  query: >
                                    SELECT window_start, window_time, sku, SUM(amount) AS total
                                    FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(rowtime), INTERVAL '50' SECOND))
                                    GROUP BY window_start, window_end, window_time, sku
                                  ttl: none
                                  late: drop
                                """)
                        .parallelism(parallelism)
                        .source("events", ORDERS, orders)
                        .run("q");
        assertThat(result.texts("q"))
                .hasSize(6)
                .contains(
                        "1700000049999 {window_start: 2023-11-14T22:13:20Z, window_time:"
                                + " 2023-11-14T22:14:09.999Z, sku: s0, total: 21.25}");
        assertThat(result.counts())
                .containsEntry("q.in", 100L)
                .containsEntry("q.late", 0L)
                .containsEntry("q.out", 6L);
    }

    @Test
    void aResultThatChangesIsUpserts() throws Exception {
        TestJob.Result result =
                TestJob.of(
                                """
                                - name: q
                                  input: events
                                  type: sql
                                  tables: [orders]
                                  query: SELECT sku, SUM(amount) AS total FROM orders GROUP BY sku HAVING SUM(amount) < 3
                                  changelog: upsert
                                  key: [sku]
                                  ttl: 1d
                                  late: keep
                                """)
                        .source(
                                "events",
                                ORDERS,
                                List.of(
                                        order(1, "a", "1.00"),
                                        order(2, "b", "2.50"),
                                        order(3, "b", "1.00"),
                                        order(4, "a", "1.00")))
                        .run("q");
        assertThat(result.outputs().get("q").stream().map(each -> each.value().toString()))
                .containsExactly(
                        "{sku: a, total: 1.00, deleted: false}",
                        "{sku: b, total: 2.50, deleted: false}",
                        "{sku: b, total: 2.50, deleted: true}",
                        "{sku: a, total: 1.00, deleted: true}",
                        "{sku: a, total: 2.00, deleted: false}");
    }

    @Test
    void severalInputsAreJoined() throws Exception {
        RowType price =
                RowType.builder()
                        .field("sku", DataTypes.STRING)
                        .field("name", DataTypes.STRING)
                        .build();
        TestJob.Result result =
                TestJob.of(
                                """
                                - name: q
                                  input: [events, names]
                                  type: sql
                                  tables: [orders, names]
                                  query: |
                                    SELECT n.name, o.amount, o.rowtime AS ordered
                                    FROM orders AS o JOIN names AS n
                                    ON o.sku = n.sku AND o.rowtime BETWEEN n.rowtime AND n.rowtime + INTERVAL '1' MINUTE
                                  ttl: none
                                  late: drop
                                """)
                        .source(
                                "events",
                                ORDERS,
                                List.of(
                                        order(5, "a", "1.00"),
                                        order(6, "b", "2.00"),
                                        order(100, "a", "3.00")))
                        .source(
                                "names",
                                "sku: string, name: string",
                                List.of(Event.of(Row.of(price, "a", "Apple"), START)))
                        .run("q");
        assertThat(result.texts("q"))
                .containsExactly(
                        "1700000005000 {name: Apple, amount: 1.00, ordered: 2023-11-14T22:13:25Z}");
    }

    @Test
    void aRecordThatSqlCannotHoldFollowsOnError() throws Exception {
        RowType type = RowType.builder().field("t", DataTypes.TIME).build();
        TestJob.Result result =
                TestJob.of(
                                """
                                - name: q
                                  input: events
                                  type: sql
                                  on-error: skip
                                  tables: [t]
                                  query: SELECT t FROM t
                                  ttl: none
                                  late: keep
                                """)
                        .source(
                                "events",
                                "t: time",
                                List.of(
                                        Event.of(Row.of(type, LocalTime.of(1, 2, 3, 1)), START),
                                        Event.of(Row.of(type, LocalTime.of(1, 2, 3)), START)))
                        .run("q");
        assertThat(result.values("q")).containsExactly("{t: 01:02:03}");
        assertThat(result.counts()).containsEntry("q.skipped", 1L);
    }

    @Test
    void operatorsAreCalledTheSameHoweverManyQueriesWerePlannedBefore() {
        String steps =
                """
                - name: q
                  input: events
                  type: sql
                  tables: [orders]
                  query: SELECT sku, COUNT(*) AS c FROM orders GROUP BY sku
                  changelog: upsert
                  key: [sku]
                  ttl: none
                  late: keep
                """;
        List<Event> orders = List.of(order(1, "a", "1.00"));
        List<String> first = TestJob.of(steps).source("events", ORDERS, orders).operators();
        List<String> second = TestJob.of(steps).source("events", ORDERS, orders).operators();
        assertThat(second).isEqualTo(first);
        assertThat(first)
                .noneMatch(operator -> operator.startsWith("null"))
                .filteredOn(operator -> operator.contains("GroupAggregate"))
                .singleElement()
                .asString()
                .matches("q-[0-9a-f]{12}-[0-9]+ = q-[0-9]+: GroupAggregate");
    }

    private static Event order(long second, String sku, String amount) {
        return Event.of(Row.of(ORDER, sku, new BigDecimal(amount)), START + second * 1000);
    }
}
