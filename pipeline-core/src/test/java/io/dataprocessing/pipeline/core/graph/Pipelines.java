package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.nio.file.Path;
import java.util.Map;

/** Pipelines over {@link Memory}. */
final class Pipelines {

    /** A step of each kind. */
    static final String ALL_KINDS =
            """
            version: 1
            name: all-kinds
            execution:
              parallelism: %d
              max-parallelism: 64
              runtime-mode: batch
              checkpointing: {interval: 1s}
              state: {backend: %s}
              restart: {strategy: fixed-delay, attempts: 3, delay: 10ms}
            connections:
              main: {type: memory}
            dead-letter: {connection: main, topic: letters}
            sources:
              orders:
                connection: main
                topic: orders
                value: {format: line, schema: {fields: {sku: string, amount: long}}}
                watermark: {out-of-orderness: 10s}
                on-error: dead-letter
              skus:
                connection: main
                topic: skus
                value: {format: line, schema: {fields: {sku: string, amount: long}}}
                on-error: skip
            steps:
              - {name: split, input: orders, type: split, on-error: dead-letter}
              - {name: totals, input: [split, split.odd], type: total}
              - {name: sums, input: [split, split.odd], type: sum}
              - {name: doubled, input: split, type: lookup, on-error: dead-letter}
              - {name: matched, input: [split.odd, skus], type: match}
              - {name: ruled, input: [split, skus], type: rules}
              - {name: negated, input: split.odd, type: negate}
            sinks:
              totals-out: {input: totals, connection: main, topic: totals, key: {fields: [sku], format: line}, value: {format: line}}
              sums-out: {input: sums, connection: main, topic: sums, value: {format: line}}
              doubled-out: {input: doubled, connection: main, topic: doubled, value: {format: line}}
              matched-out: {input: matched, connection: main, topic: matched, value: {format: line}}
              ruled-out: {input: ruled, connection: main, topic: ruled, value: {format: line}}
              negated-out: {input: negated, connection: main, topic: negated, value: {format: line}, on-error: dead-letter}
            """;

    private Pipelines() {}

    static Catalog catalog() {
        return Catalog.load(Pipelines.class.getClassLoader());
    }

    static PipelinePlan plan(String yaml) {
        return new Planner(catalog())
                .plan(
                        new ConfigParser(Environment.of(Map.of()))
                                .parse("test.yaml", Path.of(""), yaml));
    }
}
