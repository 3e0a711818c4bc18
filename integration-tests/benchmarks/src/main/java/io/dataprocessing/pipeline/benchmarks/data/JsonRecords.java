package io.dataprocessing.pipeline.benchmarks.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Orders as JSON. The small ones have 15 fields, three of them in a nested object; the large ones
 * also have items and addresses in front of that object, and a map and a text behind it. All were
 * drawn at random and independently; the number of a record is the seed.
 */
final class JsonRecords implements Records {

    private static final long FIRST_MILLIS = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long SEED = 0x5DEE_CE66_D1CE_4E5BL;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int ITEMS = 11;
    private static final int ATTRIBUTES = 10;

    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "USD", "GBP");
    private static final List<String> STATES = List.of("NEW", "PAID", "SENT", "BACK");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "DE", "US");
    private static final List<String> TIERS = List.of("gold", "none", "blue");
    private static final List<String> CITIES = List.of("Köln", "Lyon", "Graz", "Boston", "Århus");
    private static final List<String> WORDS =
            List.of("please", "ring", "twice", "\\\"fragile\\\"", "gift", "leave", "at", "door");

    private final long keys;
    private final boolean large;

    JsonRecords(long keys, boolean large) {
        this.keys = keys;
        this.large = large;
    }

    @Override
    public byte[] value(long number) {
        SplittableRandom random = new SplittableRandom(number * SEED);
        long time =
                FIRST_MILLIS
                        + number * NANOS_APART / NANOS_PER_MILLI
                        - random.nextLong(MOST_BEHIND_MILLIS + 1);
        return order(number, time, random);
    }

    @Override
    public byte[] last(long number) {
        long time = FIRST_MILLIS + number * NANOS_APART / NANOS_PER_MILLI + LAST_AFTER_MILLIS;
        return order(number, time, new SplittableRandom(number * SEED));
    }

    private byte[] order(long number, long time, SplittableRandom random) {
        StringBuilder json = new StringBuilder(large ? 2200 : 256);
        json.append("{\"id\":").append(number);
        json.append(",\"ts\":").append(time);
        json.append(",\"account\":").append(random.nextLong(keys));
        json.append(",\"sku\":\"").append(sku(random)).append('"');
        json.append(",\"amount\":");
        cents(random.nextInt(1, 50_001), json);
        json.append(",\"quantity\":").append(random.nextInt(1, 10));
        json.append(",\"currency\":\"").append(one(CURRENCIES, random)).append('"');
        json.append(",\"status\":\"").append(one(STATES, random)).append('"');
        if (large) {
            items(random, json);
            json.append(",\"billing\":");
            address(random, json);
            json.append(",\"shipping\":");
            address(random, json);
        }
        json.append(",\"user\":{\"id\":").append(random.nextInt(100, 1_000));
        json.append(",\"country\":\"").append(one(COUNTRIES, random));
        json.append("\",\"tier\":\"").append(one(TIERS, random)).append("\"}");
        json.append(",\"score\":0.").append(random.nextInt(1, 10));
        json.append(",\"web\":").append(random.nextBoolean());
        json.append(",\"day\":\"2024-01-").append(random.nextInt(10, 32)).append('"');
        json.append(",\"ref\":\"").append(Integer.toHexString(random.nextInt(0x100, 0x1000)));
        json.append('"');
        if (large) {
            attributes(random, json);
            note(random, json);
        }
        return json.append('}').toString().getBytes(UTF_8);
    }

    private static void items(SplittableRandom random, StringBuilder json) {
        json.append(",\"items\":[");
        for (int item = 0; item < ITEMS; item++) {
            String sku = sku(random);
            json.append(item == 0 ? "{" : ",{");
            json.append("\"sku\":\"").append(sku);
            json.append("\",\"name\":\"The article ").append(sku);
            json.append("\",\"quantity\":").append(random.nextInt(1, 10));
            json.append(",\"price\":");
            cents(random.nextInt(100, 10_000), json);
            json.append(",\"tags\":[\"").append(one(TIERS, random));
            json.append("\",\"").append(one(STATES, random)).append("\"]}");
        }
        json.append(']');
    }

    private static void address(SplittableRandom random, StringBuilder json) {
        json.append("{\"street\":\"Long Street ").append(random.nextInt(1, 400));
        json.append("\",\"zip\":\"").append(random.nextInt(10_000, 100_000));
        json.append("\",\"city\":\"").append(one(CITIES, random));
        json.append("\",\"country\":\"").append(one(COUNTRIES, random)).append("\"}");
    }

    private static void attributes(SplittableRandom random, StringBuilder json) {
        json.append(",\"attributes\":{");
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
            json.append(attribute == 0 ? "\"" : ",\"").append("attribute_").append(attribute);
            json.append("\":\"").append(Long.toHexString(random.nextLong())).append('"');
        }
        json.append('}');
    }

    private static void note(SplittableRandom random, StringBuilder json) {
        json.append(",\"note\":\"");
        for (int word = 0; word < 40; word++) {
            json.append(word == 0 ? "" : " ").append(one(WORDS, random));
        }
        json.append('"');
    }

    private static String sku(SplittableRandom random) {
        return Catalogue.sku(random.nextInt(Catalogue.SIZE));
    }

    private static void cents(int cents, StringBuilder json) {
        json.append(cents / 100).append('.');
        json.append((char) ('0' + cents / 10 % 10)).append((char) ('0' + cents % 10));
    }

    private static String one(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
