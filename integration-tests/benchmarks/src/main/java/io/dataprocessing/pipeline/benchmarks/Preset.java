package io.dataprocessing.pipeline.benchmarks;

import io.dataprocessing.pipeline.benchmarks.scenario.Backend;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Scenarios that belong together. */
enum Preset {
    /** One of each kind, to see whether something has become faster: filter, project, window. */
    QUICK,
    /** What a bar is set for, with both guarantees. */
    BARS,
    /** All topologies, payloads, guarantees, backends, degrees of parallelism and keys. */
    FULL;

    private static final long FEW_KEYS = 1_000;
    private static final List<Long> KEYS = List.of(FEW_KEYS, 100_000L, 10_000_000L);

    /** The scenarios of a preset. */
    List<Scenario> scenarios() {
        return switch (this) {
            case QUICK ->
                    List.of(
                            usual(Topology.FILTER, Payload.JSON_220),
                            usual(Topology.PROJECT, Payload.JSON_220),
                            usual(Topology.WINDOW, Payload.JSON_220));
            case BARS -> bars();
            case FULL -> full();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<Scenario> bars() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Guarantee guarantee : Guarantee.values()) {
            for (Topology topology :
                    List.of(
                            Topology.FILTER,
                            Topology.PROJECT,
                            Topology.ENRICH,
                            Topology.ROUTE,
                            Topology.WINDOW)) {
                scenarios.add(
                        new Scenario(
                                topology,
                                Payload.JSON_220,
                                guarantee,
                                Backend.HASHMAP,
                                1,
                                FEW_KEYS));
            }
            for (Topology topology :
                    List.of(Topology.FILTER, Topology.PROJECT, Topology.ENRICH)) {
                scenarios.add(
                        new Scenario(
                                topology,
                                Payload.AVRO_180,
                                guarantee,
                                Backend.HASHMAP,
                                1,
                                FEW_KEYS));
            }
            scenarios.add(
                    new Scenario(
                            Topology.FILTER,
                            Payload.JSON_2K,
                            guarantee,
                            Backend.HASHMAP,
                            1,
                            FEW_KEYS));
        }
        return scenarios;
    }

    private static List<Scenario> full() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Topology topology : Topology.values()) {
            for (Payload payload : payloads(topology)) {
                for (Guarantee guarantee : Guarantee.values()) {
                    for (int parallelism : List.of(1, 2)) {
                        keyed(topology, payload, guarantee, parallelism, scenarios);
                    }
                }
            }
        }
        return scenarios;
    }

    private static List<Payload> payloads(Topology topology) {
        return Stream.of(Payload.values()).filter(payload -> payload.isFor(topology)).toList();
    }

    private static void keyed(
            Topology topology,
            Payload payload,
            Guarantee guarantee,
            int parallelism,
            List<Scenario> scenarios) {
        boolean keyed = topology == Topology.WINDOW;
        for (Backend backend : keyed ? List.of(Backend.values()) : List.of(Backend.HASHMAP)) {
            for (long keys : keyed ? KEYS : List.of(FEW_KEYS)) {
                scenarios.add(
                        new Scenario(topology, payload, guarantee, backend, parallelism, keys));
            }
        }
    }

    private static Scenario usual(Topology topology, Payload payload) {
        return new Scenario(
                topology, payload, Guarantee.AT_LEAST_ONCE, Backend.HASHMAP, 1, FEW_KEYS);
    }
}
