package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** What the memory connector reads and writes: topics by name, in the JVM of the MiniCluster. */
final class Memory {

    private static final Map<String, List<byte[]>> INPUTS = new ConcurrentHashMap<>();
    private static final Map<String, Queue<Event>> OUTPUTS = new ConcurrentHashMap<>();

    /** While it's there, sources stop halfway; completed when a checkpoint has been taken. */
    private static final AtomicReference<CompletableFuture<Void>> HALFWAY = new AtomicReference<>();

    private static volatile Runnable checkpointed = () -> {};

    private Memory() {}

    /** Lets sources wait halfway for a checkpoint; then calls back and lets them go on. */
    static void stopHalfway(Runnable callback) {
        CompletableFuture<Void> checkpoint = new CompletableFuture<>();
        HALFWAY.set(checkpoint);
        checkpointed = callback;
    }

    /** Lets sources that wait go on. */
    static void goOn() {
        checkpointed.run();
        halfway().complete(null);
    }

    /** What sources wait for. */
    static CompletableFuture<Void> halfway() {
        CompletableFuture<Void> checkpoint = HALFWAY.get();
        return checkpoint == null ? CompletableFuture.completedFuture(null) : checkpoint;
    }

    /** Sets what a topic holds. */
    static void fill(String topic, List<String> values) {
        INPUTS.put(
                topic, values.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
    }

    static List<byte[]> input(String topic) {
        return INPUTS.get(topic);
    }

    static void write(String topic, Event event) {
        OUTPUTS.computeIfAbsent(topic, name -> new ConcurrentLinkedQueue<>()).add(event);
    }

    /** Forgets what was written. */
    static void clearOutputs() {
        OUTPUTS.clear();
    }

    static List<Event> written(String topic) {
        return new ArrayList<>(OUTPUTS.getOrDefault(topic, new ConcurrentLinkedQueue<>()));
    }

    /** The values that were written, in alphabetical order. */
    static List<String> texts(String topic) {
        return written(topic).stream()
                .map(event -> new String(event.raw().orElseThrow().value(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }
}
