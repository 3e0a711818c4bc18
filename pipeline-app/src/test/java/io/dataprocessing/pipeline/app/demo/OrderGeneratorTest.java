package io.dataprocessing.pipeline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderGeneratorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MANY = 10_000;

    @Test
    void makesTheSameOrdersOfTheSameSeed() {
        assertThat(orders(7)).isEqualTo(orders(7)).isNotEqualTo(orders(8));
    }

    @Test
    void breaksAboutOneOrderInAHundred() {
        long broken = orders(1).stream().filter(order -> parsed(order).isEmpty()).count();

        assertThat(broken).isBetween(50L, 200L);
    }

    @Test
    void delaysMostOrdersALittleAndAFewALot() {
        List<Long> delays =
                orders(1).stream()
                        .flatMap(order -> parsed(order).stream())
                        .map(order -> NOW.toEpochMilli() - time(order).toEpochMilli())
                        .toList();

        assertThat(delays).allMatch(delay -> delay >= 0 && delay < 60_000);
        assertThat(delays.stream().filter(delay -> delay >= 20_000).count()).isBetween(50L, 200L);
    }

    @Test
    void hasCustomersWithManyOrders() {
        Map<String, Integer> orders = new HashMap<>();
        orders(1).forEach(order -> orders.merge(order.customer(), 1, Integer::sum));

        assertThat(orders.values().stream().sorted().skip(orders.size() - 5).toList())
                .allMatch(count -> count > MANY / 20);
    }

    private static List<GeneratedOrder> orders(long seed) {
        OrderGenerator generator = new OrderGenerator(seed);
        List<GeneratedOrder> orders = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            orders.add(generator.next(NOW));
        }
        return orders;
    }

    /** The order, unless it's broken. */
    private static Optional<JsonNode> parsed(GeneratedOrder order) {
        try {
            JsonNode json = new ObjectMapper().readTree(order.value());
            time(json);
            return json.path("quantity").isInt() && json.path("currency").isTextual()
                    ? Optional.of(json)
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant time(JsonNode order) {
        return Instant.parse(order.path("order_time").asText());
    }
}
