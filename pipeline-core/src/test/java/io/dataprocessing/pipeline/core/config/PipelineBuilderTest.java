package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineBuilderTest {

    @Test
    void saysTheSameAsAFile() {
        PipelineConfig built =
                PipelineBuilder.named("orders-valid")
                        .connection(
                                "main",
                                "kafka",
                                kafka ->
                                        kafka.map(
                                                "properties",
                                                client ->
                                                        client.set(
                                                                "bootstrap.servers",
                                                                "localhost:9092")))
                        .source(
                                "orders",
                                "main",
                                source ->
                                        source.set("topic", "orders")
                                                .map("value", value -> value.set("format", "json")))
                        .step("valid", "filter", step -> step.set("condition", "amount > 0"))
                        .sink(
                                "out",
                                "main",
                                sink -> sink.input("valid").set("topic", "orders.valid"))
                        .build();
        PipelineConfig read =
                PipelineFiles.parse(
                        """
                        version: 1
                        name: orders-valid
                        connections:
                          main: {type: kafka, properties: {bootstrap.servers: localhost:9092}}
                        sources:
                          orders: {connection: main, topic: orders, value: {format: json}}
                        steps:
                          - {name: valid, type: filter, condition: amount > 0}
                        sinks:
                          out: {connection: main, input: valid, topic: orders.valid}
                        """);
        assertThat(words(built.connections())).isEqualTo(words(read.connections()));
        assertThat(words(built.sources())).isEqualTo(words(read.sources()));
        assertThat(words(built.steps())).isEqualTo(words(read.steps()));
        assertThat(words(built.sinks())).isEqualTo(words(read.sinks()));
        assertThat(built.name().text()).isEqualTo(read.name().text());
    }

    @Test
    void acceptsTheValuesThatAFileCanHold() {
        PipelineConfig config =
                PipelineBuilder.named("a")
                        .execution(
                                execution ->
                                        execution
                                                .set("parallelism", 4)
                                                .set("fast", true)
                                                .set("interval", Duration.ofSeconds(10))
                                                .set("list", List.of("a", 1))
                                                .set("map", Map.of("password", "${env:PW}")))
                        .deadLetter("main", letters -> letters.set("topic", "dlq"))
                        .step("union", "map", step -> step.input("a", "b"))
                        .build();
        assertThat(words(config.execution()))
                .isEqualTo(
                        "{parallelism=4, fast=true, interval=PT10S, list=[a, 1],"
                                + " map={password=***}}");
        assertThat(words(config.deadLetter())).isEqualTo("{connection=main, topic=dlq}");
        assertThat(words(config.steps())).isEqualTo("[union {type=map, input=[a, b]}]");
    }

    @Test
    void refusesWhatNoFileCouldSay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineBuilder.named("Orders"))
                .withMessage(
                        "name 'Orders' is not allowed. Use a-z, 0-9, '-', '.', at most 64"
                                + " characters, a letter or digit first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SectionBuilder().set("a", 1).set("a", 2))
                .withMessage("key 'a' is set twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SectionBuilder().set("a", Thread.State.NEW))
                .withMessage(
                        "value of key 'a' is a java.lang.Thread$State; allowed are String, Number,"
                                + " Boolean, Duration, List, Map");
    }

    private static String words(List<NamedSection> sections) {
        return sections.stream()
                .map(section -> section.name() + " " + words(section.body()))
                .toList()
                .toString();
    }

    private static String words(ConfigNode node) {
        if (node instanceof ConfigMap map) {
            return map.entries().stream()
                    .map(entry -> entry.key() + "=" + words(entry.value()))
                    .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
        }
        return node instanceof ConfigList list
                ? list.items().stream().map(PipelineBuilderTest::words).toList().toString()
                : node.toString();
    }
}
