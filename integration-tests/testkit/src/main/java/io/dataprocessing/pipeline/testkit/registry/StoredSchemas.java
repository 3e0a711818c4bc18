package io.dataprocessing.pipeline.testkit.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The schemas of a registry: one id a text, and subjects that list ids as their versions. */
final class StoredSchemas {

    private final Map<Integer, Stored> byId = new TreeMap<>();
    private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();

    /** Stores a schema as the newest version, or finds the version that it has already. */
    synchronized Version register(String subject, String type, String text) {
        int id = idOf(type, text).orElseGet(() -> nextId(type, text));
        List<Integer> ids = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (!ids.contains(id)) {
            ids.add(id);
        }
        return version(subject, ids.indexOf(id) + 1).orElseThrow();
    }

    synchronized void put(int id, String type, String text) {
        byId.put(id, new Stored(type, text));
    }

    synchronized void remove(int id) {
        byId.remove(id);
        subjects.values().forEach(ids -> ids.remove(Integer.valueOf(id)));
        subjects.values().removeIf(List::isEmpty);
    }

    synchronized Optional<Stored> schema(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    /** How many versions a subject has; none if it isn't there. */
    synchronized int versions(String subject) {
        return subjects.getOrDefault(subject, List.of()).size();
    }

    /** A version of a subject, counted from 1. */
    synchronized Optional<Version> version(String subject, int number) {
        if (number < 1 || number > versions(subject)) {
            return Optional.empty();
        }
        int id = subjects.get(subject).get(number - 1);
        return Optional.of(new Version(subject, number, id, byId.get(id)));
    }

    synchronized Optional<Version> find(String subject, String type, String text) {
        return idOf(type, text)
                .map(id -> subjects.getOrDefault(subject, List.of()).indexOf(id))
                .flatMap(index -> version(subject, index + 1));
    }

    private Optional<Integer> idOf(String type, String text) {
        String wanted = JsonText.withoutSpace(text);
        return byId.entrySet().stream()
                .filter(entry -> entry.getValue().type().equals(type))
                .filter(entry -> JsonText.withoutSpace(entry.getValue().text()).equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private int nextId(String type, String text) {
        int id = byId.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        put(id, type, text);
        return id;
    }

    /** A schema as it was given. */
    record Stored(String type, String text) {}

    /** A schema as a version of a subject. */
    record Version(String subject, int number, int id, Stored schema) {}
}
