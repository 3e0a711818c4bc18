package io.dataprocessing.pipeline.suite.evolution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Topics in the memory of this process, which hold lines of text and never end. */
public final class MemoryTopics {

    private static final Map<String, MemoryTopics> BY_NAME = new ConcurrentHashMap<>();

    private final List<String> lines = new ArrayList<>();
    private CompletableFuture<Void> more = new CompletableFuture<>();
    private int read;

    private MemoryTopics() {}

    /** The topic of a name. */
    public static MemoryTopics of(String name) {
        return BY_NAME.computeIfAbsent(name, key -> new MemoryTopics());
    }

    /** Lets go of a topic, and of the tasks that still wait for a line of it. */
    public static void forget(String name) {
        BY_NAME.remove(name);
    }

    /** Writes a line. */
    public synchronized void add(String line) {
        lines.add(line);
        CompletableFuture<Void> waiting = more;
        more = new CompletableFuture<>();
        waiting.complete(null);
    }

    /** All lines so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    synchronized boolean has(long position) {
        return position < lines.size();
    }

    /** How many lines readers have taken, at any time. */
    synchronized int read() {
        return read;
    }

    synchronized byte[] take(long position) {
        read++;
        return lines.get((int) position).getBytes(StandardCharsets.UTF_8);
    }

    /** Completed when there is a line at the position. */
    synchronized CompletableFuture<Void> at(long position) {
        return position < lines.size() ? CompletableFuture.completedFuture(null) : more;
    }
}
