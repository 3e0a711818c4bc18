package io.dataprocessing.pipeline.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * How often each stack was seen: frames from the outermost to the innermost, the first of them the
 * thread, whose numbers don't count. Threads that only start and watch jobs are left out.
 */
public final class Stacks {

    private static final String SAMPLE = "jdk.ExecutionSample";

    /** Threads that start jobs and watch them; what they do isn't done for records. */
    private static final Pattern NO_WORK =
            Pattern.compile("main|flink-pekko.*|jobmanager-.*|kafka-admin-client-thread.*");

    private static final Pattern NUMBERS = Pattern.compile("[0-9]+|@[0-9a-f]+");
    private static final Pattern GENERATED = Pattern.compile("(\\$\\$Lambda).*|0x[0-9a-f]+");

    private final Map<List<String>, Long> counts;
    private final long samples;

    private Stacks(Map<List<String>, Long> counts) {
        this.counts = counts;
        this.samples = counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those that are given, with how often each was seen. */
    static Stacks of(Map<List<String>, Long> counts) {
        return new Stacks(Map.copyOf(counts));
    }

    /**
     * Those of a recording.
     *
     * @param recording a file of the Flight Recorder
     * @param from samples before are left out
     */
    public static Stacks read(Path recording, Instant from) throws IOException {
        Map<List<String>, Long> counts = new HashMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(SAMPLE)
                        && event.getStartTime().isAfter(from)
                        && event.getStackTrace() != null) {
                    List<String> stack = stack(event);
                    if (!NO_WORK.matcher(stack.get(0)).matches()) {
                        counts.merge(stack, 1L, Long::sum);
                    }
                }
            }
        }
        return new Stacks(counts);
    }

    /** How many samples there are. */
    public long samples() {
        return samples;
    }

    /** Each stack and how often it was seen. */
    Map<List<String>, Long> counts() {
        return counts;
    }

    /** In the form that tools for flame graphs read: frames between semicolons, and a number. */
    public String collapsed() {
        Map<String, Long> lines = new TreeMap<>();
        counts.forEach((stack, count) -> lines.put(String.join(";", stack), count));
        StringBuilder text = new StringBuilder();
        lines.forEach((stack, count) -> text.append(stack).append(' ').append(count).append('\n'));
        return text.toString();
    }

    /** How often each thread was seen. */
    Map<String, Long> threads() {
        Map<String, Long> threads = new TreeMap<>();
        counts.forEach((stack, count) -> threads.merge(stack.get(0), count, Long::sum));
        return threads;
    }

    /** How often each frame was the innermost one. */
    Map<String, Long> self() {
        Map<String, Long> self = new TreeMap<>();
        counts.forEach((stack, count) -> self.merge(stack.get(stack.size() - 1), count, Long::sum));
        return self;
    }

    /** How often each frame was there at all. */
    Map<String, Long> total() {
        Map<String, Long> total = new TreeMap<>();
        counts.forEach(
                (stack, count) -> {
                    Set<String> frames = new LinkedHashSet<>(stack.subList(1, stack.size()));
                    frames.forEach(frame -> total.merge(frame, count, Long::sum));
                });
        return total;
    }

    private static List<String> stack(RecordedEvent event) {
        List<String> stack = new ArrayList<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            stack.add(name(frame.getMethod()));
        }
        RecordedThread thread = event.getThread("sampledThread");
        String name = thread == null ? null : thread.getJavaName();
        stack.add(
                name == null
                        ? "a thread"
                        : NUMBERS.matcher(name).replaceAll("N").replace('|', '/'));
        Collections.reverse(stack);
        return List.copyOf(stack);
    }

    private static String name(RecordedMethod method) {
        String type = GENERATED.matcher(method.getType().getName()).replaceAll("$1");
        return (type + "." + method.getName()).replace(';', ',');
    }
}
