package io.dataprocessing.pipeline.benchmarks.profile;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which methods the time goes to, as Markdown. */
public final class FrameTable {

    private static final double LEAST_PERCENT = 1;

    /** Whose code a frame is, by what its name begins with; the first that fits. */
    private static final List<Map.Entry<String, String>> OWNERS =
            List.of(
                    Map.entry("io.dataprocessing.pipeline.benchmarks.", "the peer's own"),
                    Map.entry("io.dataprocessing.pipeline.", "the platform"),
                    Map.entry("org.apache.flink.connector.kafka.", "Flink's Kafka connector"),
                    Map.entry("org.apache.flink.", "Flink"),
                    Map.entry("org.apache.kafka.", "Kafka"),
                    Map.entry("com.fasterxml.jackson.", "Jackson"),
                    Map.entry("org.apache.avro.", "Avro"),
                    Map.entry("net.jpountz.", "LZ4"),
                    Map.entry("java.", "the JDK"),
                    Map.entry("jdk.", "the JDK"),
                    Map.entry("sun.", "the JDK"));

    private final Stacks stacks;

    /** The table of some samples. */
    public FrameTable(Stacks stacks) {
        this.stacks = requireNonNull(stacks, "stacks");
    }

    /** By whose code it is, and then by method, from the largest share down to one percent. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("%d samples.%n%n".formatted(stacks.samples()));
        text.append("| whose code runs | self |\n|---|---|\n");
        Map<String, Long> owners = new TreeMap<>();
        stacks.self().forEach((frame, count) -> owners.merge(owner(frame), count, Long::sum));
        sorted(owners).forEach(owner -> row(owner.getKey(), owner.getValue(), text));
        Map<String, Long> total = stacks.total();
        text.append("\n| thread | share |\n|---|---|\n");
        sorted(stacks.threads()).forEach(thread -> row(thread.getKey(), thread.getValue(), text));
        text.append("\n| method | self | with what it calls |\n|---|---|---|\n");
        for (Map.Entry<String, Long> frame : sorted(stacks.self())) {
            if (percent(frame.getValue()) >= LEAST_PERCENT) {
                text.append("| `").append(frame.getKey()).append("` | ");
                text.append(shown(frame.getValue())).append(" | ");
                text.append(shown(total.getOrDefault(frame.getKey(), 0L))).append(" |\n");
            }
        }
        text.append("\n| method of the platform | with what it calls |\n|---|---|\n");
        for (Map.Entry<String, Long> frame : sorted(total)) {
            if (percent(frame.getValue()) >= LEAST_PERCENT
                    && owner(frame.getKey()).equals("the platform")) {
                row("`" + frame.getKey() + "`", frame.getValue(), text);
            }
        }
        return text.toString();
    }

    private void row(String name, long count, StringBuilder text) {
        text.append("| ").append(name).append(" | ").append(shown(count)).append(" |\n");
    }

    private static List<Map.Entry<String, Long>> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private String shown(long count) {
        return String.format(Locale.ROOT, "%.1f %%", percent(count));
    }

    private double percent(long count) {
        return stacks.samples() == 0 ? 0 : 100.0 * count / stacks.samples();
    }

    private static String owner(String frame) {
        return OWNERS.stream()
                .filter(owner -> frame.startsWith(owner.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("others");
    }
}
