package io.dataprocessing.pipeline.app.run;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.nio.file.Path;
import java.util.Map;

/** A small plan for tests of what is shown about its job. */
final class PlannedExample {

    private PlannedExample() {}

    static PipelinePlan plan() {
        return new Planner(Catalog.load(PlannedExample.class.getClassLoader()))
                .plan(
                        new ConfigParser(Environment.of(Map.of()))
                                .parse(
                                        "orders.yaml",
                                        Path.of(""),
                                        """
                                        version: 1
                                        name: orders
                                        connections:
                                          main: {type: kafka, properties: {bootstrap.servers: "far:9092"}}
                                        dead-letter: {connection: main, topic: orders.dlq}
                                        sources:
                                          in:
                                            connection: main
                                            topic: orders
                                            value: {format: json, schema: {fields: {id: string}}}
                                            on-error: dead-letter
                                        steps:
                                          - {name: some, type: filter, condition: id != 'x'}
                                        sinks:
                                          out: {input: some, connection: main, topic: sales, value: {format: json}}
                                        """));
    }
}
