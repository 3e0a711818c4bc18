package io.dataprocessing.pipeline.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The three largest orders of each account and minute; windows that stay open are left out. */
final class TopReference implements Reference {

    private static final long MINUTE = 60_000;
    private static final int RANKS = 3;
    private static final Comparator<Order> LARGEST_FIRST =
            Comparator.comparingDouble(Order::amount).reversed().thenComparingLong(Order::id);

    private final Map<Pane, TreeSet<Order>> panes = new HashMap<>();
    private long latest = Long.MIN_VALUE;

    @Override
    public void accept(JsonNode record, Results results) {
        long start = Math.floorDiv(record.get("ts").asLong(), MINUTE) * MINUTE;
        latest = Math.max(latest, start);
        TreeSet<Order> largest =
                panes.computeIfAbsent(
                        new Pane(record.get("account").asLong(), start),
                        pane -> new TreeSet<>(LARGEST_FIRST));
        largest.add(new Order(record.get("id").asLong(), record.get("amount").asDouble()));
        if (largest.size() > RANKS) {
            largest.pollLast();
        }
    }

    @Override
    public void finish(Results results) {
        panes.forEach(
                (pane, largest) -> {
                    if (pane.start() != latest) {
                        largest.forEach(order -> results.add("out", row(pane, order)));
                    }
                });
    }

    private static JsonNode row(Pane pane, Order order) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("account", pane.account())
                .put("window_start", pane.start())
                .put("id", order.id())
                .put("amount", order.amount());
    }

    private record Pane(long account, long start) {}

    private record Order(long id, double amount) {}
}
