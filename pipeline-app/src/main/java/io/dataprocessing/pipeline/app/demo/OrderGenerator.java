package io.dataprocessing.pipeline.app.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes orders as a shop's front ends would send them: most a little out of order, some far too
 * late, some broken, a few customers with most of the orders. The same seed and clock readings give
 * the same orders.
 */
final class OrderGenerator {

    private static final double BROKEN = 0.01;
    private static final double LATE = 0.01;
    private static final double WITHOUT_COUPON = 0.7;
    private static final double FROM_HOT_CUSTOMERS = 0.5;
    private static final int HOT_CUSTOMERS = 5;
    private static final int CUSTOMERS = 2_000;
    private static final int USUAL_DELAY_MILLIS = 2_500;
    private static final int LATE_FROM_MILLIS = 20_000;
    private static final int LATE_SPAN_MILLIS = 40_000;

    private static final List<Product> PRODUCTS =
            List.of(
                    new Product("keyboard", "79.90"),
                    new Product("monitor", "249.00"),
                    new Product("mouse", "24.50"),
                    new Product("headset", "119.00"),
                    new Product("webcam", "64.95"),
                    new Product("laptop", "1399.00"));

    /** Countries and their currencies, the frequent ones more than once. */
    private static final List<Market> MARKETS =
            List.of(
                    new Market("DE", "EUR"),
                    new Market("DE", "EUR"),
                    new Market("FR", "EUR"),
                    new Market("ES", "EUR"),
                    new Market("GB", "GBP"),
                    new Market("US", "USD"),
                    new Market("US", "USD"),
                    new Market("JP", "JPY"));

    private final Random random;
    private long made;

    OrderGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** The next order, which reaches us at some time. */
    GeneratedOrder next(Instant now) {
        made++;
        String customer = customer();
        String order = order(customer, orderTime(now));
        return new GeneratedOrder(customer, random.nextDouble() < BROKEN ? broken(order) : order);
    }

    private String order(String customer, Instant time) {
        Product product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        Market market = MARKETS.get(random.nextInt(MARKETS.size()));
        // Nought is what a front end sends that was left by its customer; the filter drops it.
        int quantity = Math.max(0, (int) Math.round(1.5 + random.nextGaussian()));
        return String.format(
                Locale.ROOT,
                "{\"order_id\":\"o-%06d\",\"order_time\":\"%s\",\"customer\":\"%s\",\"sku\":\"%s\","
                        + "\"country\":\"%s\",\"currency\":\"%s\",\"quantity\":%d,"
                        + "\"unit_price\":%s,\"coupon\":%s}",
                made,
                time,
                customer,
                product.sku(),
                market.country(),
                market.currency(),
                quantity,
                product.price(),
                coupon());
    }

    private Instant orderTime(Instant now) {
        int delay =
                random.nextDouble() < LATE
                        ? LATE_FROM_MILLIS + random.nextInt(LATE_SPAN_MILLIS)
                        : random.nextInt(USUAL_DELAY_MILLIS);
        return now.truncatedTo(ChronoUnit.MILLIS).minusMillis(delay);
    }

    private String customer() {
        int number =
                random.nextDouble() < FROM_HOT_CUSTOMERS
                        ? random.nextInt(HOT_CUSTOMERS)
                        : random.nextInt(CUSTOMERS);
        return String.format(Locale.ROOT, "c-%04d", number);
    }

    private String coupon() {
        return random.nextDouble() < WITHOUT_COUPON
                ? "null"
                : "\"SAVE" + (5 * (1 + random.nextInt(4))) + "\"";
    }

    /** What goes wrong on the way from a front end. */
    private String broken(String order) {
        return switch (random.nextInt(5)) {
            case 0 -> order.substring(0, order.length() * 2 / 3);
            case 1 -> order.replaceFirst("\"quantity\":\\d+", "\"quantity\":\"two\"");
            case 2 ->
                    order.replaceFirst("\"order_time\":\"[^\"]+\"", "\"order_time\":\"yesterday\"");
            case 3 -> order.replaceFirst("\"currency\":\"[A-Z]+\"", "\"currency\":null");
            default -> "<html><body>502 Bad Gateway</body></html>";
        };
    }

    private record Product(String sku, BigDecimal price) {

        Product(String sku, String price) {
            this(sku, new BigDecimal(price));
        }
    }

    private record Market(String country, String currency) {}
}
