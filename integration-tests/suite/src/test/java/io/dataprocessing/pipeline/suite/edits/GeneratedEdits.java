package io.dataprocessing.pipeline.suite.edits;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Edits made up by a seeded generator, in the shape of the real ones and with what those have too
 * little of: every combination of nulls, characters outside the basic plane, whole seconds.
 */
final class GeneratedEdits {

    private static final int COUNT = 600;
    private static final Instant FIRST = Instant.parse("2025-03-01T08:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] CHANNELS = {"#en.wikipedia", "#vi.wikipedia", "#de.wikipedia"};
    private static final String[] NAMESPACES = {
        "Main", "Main", "Talk", "User talk", "User", "File"
    };
    private static final String[] COUNTRIES = {null, "US", "AU", "DE", "VN"};
    private static final String[] REGIONS = {null, "NSW", "CA", "BY"};
    private static final String[] PAGES = {
        "Plain title", "Überschrift", "日本語", "Smile \uD83D\uDE00", "He said \"so\"", "back\\slash"
    };

    private final Random random = new Random(20150912);

    private GeneratedEdits() {}

    /** The edits, a JSON object each, always the same. */
    static List<String> lines() {
        GeneratedEdits edits = new GeneratedEdits();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            lines.add(edits.edit(i).toString());
        }
        return lines;
    }

    private ObjectNode edit(int number) {
        boolean anonymous = random.nextInt(3) == 0;
        String country = anonymous ? pick(COUNTRIES) : null;
        String region = anonymous ? pick(REGIONS) : null;
        long delta = random.nextInt(4) == 0 ? 0 : random.nextInt(1_500) - 500;
        return JSON.createObjectNode()
                .put("time", FIRST.plusMillis(number * 250L).toString())
                .put("channel", pick(CHANNELS))
                .put("cityName", region == null ? null : "City " + random.nextInt(5))
                .put("comment", "edit " + number)
                .put("countryIsoCode", country)
                .put("countryName", country == null ? null : "Country " + country)
                .put("isAnonymous", anonymous)
                .put("isMinor", random.nextBoolean())
                .put("isNew", random.nextInt(8) == 0)
                .put("isRobot", random.nextInt(4) == 0)
                .put("isUnpatrolled", random.nextBoolean())
                .put("metroCode", anonymous && random.nextBoolean() ? metroCode() : null)
                .put("namespace", pick(NAMESPACES))
                .put("page", pick(PAGES) + " " + number)
                .put("regionIsoCode", region)
                .put("regionName", region == null ? null : "Region " + region)
                .put("user", anonymous ? "192.0.2." + random.nextInt(256) : "User " + number)
                .put("delta", delta)
                .put("added", Math.max(delta, 0))
                .put("deleted", Math.max(-delta, 0));
    }

    private Integer metroCode() {
        return 400 + random.nextInt(500);
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
