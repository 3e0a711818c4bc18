package io.dataprocessing.pipeline.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each pair of a paid and a sent order of an account whose times are near each other. */
final class JoinReference implements Reference {

    private static final long BOUND_MILLIS = 5_000;

    private final Map<Long, List<Order>> paid = new HashMap<>();
    private final Map<Long, List<Order>> sent = new HashMap<>();

    @Override
    public void accept(JsonNode record, Results results) {
        switch (record.get("status").asText()) {
            case "PAID" -> add(record, paid);
            case "SENT" -> add(record, sent);
            default -> {
                // Neither side wants it.
            }
        }
    }

    @Override
    public void finish(Results results) {
        paid.forEach(
                (account, orders) -> {
                    List<Order> others = sent.getOrDefault(account, List.of());
                    for (Order left : orders) {
                        for (Order right : others) {
                            if (Math.abs(left.time() - right.time()) <= BOUND_MILLIS) {
                                results.add("out", pair(account, left, right));
                            }
                        }
                    }
                });
    }

    private static void add(JsonNode record, Map<Long, List<Order>> side) {
        side.computeIfAbsent(record.get("account").asLong(), account -> new ArrayList<>())
                .add(
                        new Order(
                                record.get("id").asLong(),
                                record.get("ts").asLong(),
                                record.get("amount").asDouble()));
    }

    private static JsonNode pair(long account, Order left, Order right) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("account", account)
                .put("paid", left.id())
                .put("sent", right.id())
                .put("amount", left.amount());
    }

    private record Order(long id, long time, double amount) {}
}
