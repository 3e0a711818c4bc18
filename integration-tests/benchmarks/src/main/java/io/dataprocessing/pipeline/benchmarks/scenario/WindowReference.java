package io.dataprocessing.pipeline.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Count and sum of each account and minute. The windows of the last minute stay open: the input
 * ends with records that are later than all others and only move time on.
 */
final class WindowReference implements Reference {

    private static final long MINUTE = 60_000;

    private final Map<Pane, Sums> panes = new HashMap<>();
    private long latest = Long.MIN_VALUE;

    @Override
    public void accept(JsonNode record, Results results) {
        long start = Math.floorDiv(record.get("ts").asLong(), MINUTE) * MINUTE;
        latest = Math.max(latest, start);
        panes.merge(
                new Pane(record.get("account").asLong(), start),
                new Sums(1, record.get("amount").asDouble()),
                Sums::plus);
    }

    @Override
    public void finish(Results results) {
        panes.forEach(
                (pane, sums) -> {
                    if (pane.start() != latest) {
                        results.add("out", row(pane, sums));
                    }
                });
    }

    private static ObjectNode row(Pane pane, Sums sums) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("account", pane.account())
                .put("window_start", pane.start())
                .put("window_end", pane.start() + MINUTE)
                .put("orders", sums.orders())
                .put("revenue", sums.revenue());
    }

    private record Pane(long account, long start) {}

    private record Sums(long orders, double revenue) {
        Sums plus(Sums other) {
            return new Sums(orders + other.orders, revenue + other.revenue);
        }
    }
}
