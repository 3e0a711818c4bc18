package io.dataprocessing.pipeline.benchmarks.micro;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.time.Instant;
import java.util.Random;

/** Orders of 15 fields, about 220 bytes of JSON each: the same ones in every run. */
final class Samples {

    /** A power of two, and more than a branch predictor learns by heart. */
    static final int COUNT = 4096;

    static final RowType USER =
            (RowType) DataTypes.parse("row<id long, name string, age int, premium boolean>");

    static final RowType ORDER =
            (RowType)
                    DataTypes.parse(
                            "row<id long, order_time timestamp, country string, sku string,"
                                    + " quantity int, price double, amount double, discount double?,"
                                    + " currency string, channel string, express boolean, weight"
                                    + " double, user "
                                    + USER
                                    + ", status string, note string?>");

    private static final String[] COUNTRIES = {"DE", "FR", "IT", "ES", "PL"};
    private static final String[] CURRENCIES = {"EUR", "USD"};
    private static final String[] CHANNELS = {"web", "app", "shop"};
    private static final String[] STATES = {"new", "paid", "sent"};
    private static final long FIRST_MOMENT = 1_767_225_600_000L;
    private static final long SEED = 42;

    private Samples() {}

    /** {@link #COUNT} orders. */
    static Row[] orders() {
        Random random = new Random(SEED);
        Row[] orders = new Row[COUNT];
        for (int i = 0; i < COUNT; i++) {
            orders[i] = order(i, random);
        }
        return orders;
    }

    private static Row order(int index, Random random) {
        int quantity = 1 + random.nextInt(9);
        double price = cents(200, random);
        return Row.of(
                ORDER,
                1_000_000L + index,
                Instant.ofEpochMilli(FIRST_MOMENT + index * 10L),
                one(COUNTRIES, random),
                "sku-" + random.nextInt(10_000),
                quantity,
                price,
                Math.rint(quantity * price * 100) / 100,
                random.nextBoolean() ? cents(20, random) : null,
                one(CURRENCIES, random),
                one(CHANNELS, random),
                random.nextBoolean(),
                cents(30, random),
                Row.of(
                        USER,
                        (long) random.nextInt(100_000),
                        "user " + random.nextInt(100_000),
                        16 + random.nextInt(60),
                        random.nextBoolean()),
                one(STATES, random),
                random.nextInt(4) == 0 ? "leave it at the door" : null);
    }

    private static double cents(int range, Random random) {
        return random.nextInt(range * 100) / 100.0;
    }

    private static String one(String[] texts, Random random) {
        return texts[random.nextInt(texts.length)];
    }
}
