package io.dataprocessing.pipeline.benchmarks.scenario;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The table that records are enriched from: an SKU and its category, 10,000 times. */
public final class Catalogue {

    /** How many entries there are. */
    public static final int SIZE = 10_000;

    private static final int CATEGORIES = 97;

    private Catalogue() {}

    /** The SKU of an entry. */
    public static String sku(int entry) {
        return String.format(Locale.ROOT, "s%04d", entry);
    }

    /** The category of an entry. */
    public static String category(int entry) {
        return "category-" + entry * 31 % CATEGORIES;
    }

    /** All entries. */
    public static Map<String, String> categories() {
        Map<String, String> categories = new HashMap<>(2 * SIZE);
        for (int entry = 0; entry < SIZE; entry++) {
            categories.put(sku(entry), category(entry));
        }
        return categories;
    }

    /** All entries as a file of comma-separated values without a header. */
    public static String csv() {
        StringBuilder csv = new StringBuilder();
        for (int entry = 0; entry < SIZE; entry++) {
            csv.append(sku(entry)).append(',').append(category(entry)).append('\n');
        }
        return csv.toString();
    }
}
