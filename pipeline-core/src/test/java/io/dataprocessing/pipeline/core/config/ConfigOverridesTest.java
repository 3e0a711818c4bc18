package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.ProblemReport;
import io.dataprocessing.pipeline.core.problem.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Profiles and single words over those of a file. */
final class ConfigOverridesTest {

    private static final String FILE =
            """
            version: 1
            name: orders
            execution: {parallelism: 1, checkpointing: {interval: 10s, retained: 3}}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "localhost:9092"}}
            sources:
              orders: {connection: main, topic: [a, b]}
            steps:
              - {name: valid, input: orders, type: filter, condition: "amount > 0"}
              - {name: by-minute, type: window-aggregate, window: {tumbling: 1min}}
            sinks:
              revenue: {input: by-minute, connection: main, topic: revenue}
            profiles:
              test: {execution: {checkpointing: {interval: 1s}}}
              prod:
                name: orders-prod
                execution: {parallelism: 8, checkpointing: {dir: "s3://state/${TOPIC}"}}
                connections: {main: {properties: {bootstrap.servers: "${BROKERS}"}}}
                sources: {orders: {topic: [c]}}
                steps:
                  - {name: by-minute, window: {tumbling: 5min}}
                  - {name: last, type: filter}
            """;

    @Test
    void withoutAProfileTheFileIsAsItIs() {
        PipelineConfig config = parse(Optional.empty());

        assertThat(text(config.execution()))
                .isEqualTo("{parallelism: 1, checkpointing: {interval: 10s, retained: 3}}");
        assertThat(config.steps()).hasSize(2);
    }

    @Test
    void profilesAreMergedAtEveryDepthAndStepsByName() {
        Environment environment = Environment.of(Map.of("TOPIC", "x", "BROKERS", "b:1"));
        PipelineConfig config =
                new ConfigParser(environment, overrides(Optional.of("prod")))
                        .parse("orders.yaml", Path.of(""), FILE);

        assertThat(config.name().text()).isEqualTo("orders-prod");
        assertThat(text(config.execution()))
                .isEqualTo(
                        "{parallelism: 8, checkpointing: {interval: 10s, retained: 3, dir: s3://state/x}}");
        assertThat(text(config.connections().get(0).body()))
                .isEqualTo("{type: kafka, properties: {bootstrap.servers: b:1}}");
        assertThat(text(config.sources().get(0).body()))
                .isEqualTo("{connection: main, topic: [c]}");
        assertThat(config.steps())
                .extracting(step -> step.name().text() + text(step.body()))
                .containsExactly(
                        "valid{input: orders, type: filter, condition: amount > 0}",
                        "by-minute{type: window-aggregate, window: {tumbling: 5min}}",
                        "last{type: filter}");
    }

    @Test
    void onlyTheVariablesOfTheChosenProfileAreNeeded() {
        assertThat(problems(Optional.empty())).isEmpty();
        assertThat(problems(Optional.of("test"))).isEmpty();
        assertThat(problems(Optional.of("prod")))
                .singleElement()
                .asString()
                .contains("orders.yaml:18:59 error E020 environment variable BROKERS is not set");
    }

    @Test
    void anUnknownProfileIsAnErrorThatKnowsTheOthers() {
        assertThat(problems(Optional.of("prd")))
                .containsExactly(
                        "--profile prd error E041 the file has no profile 'prd': did you mean 'prod'?");
        assertThat(problems(Optional.of("staging-eu")))
                .containsExactly(
                        "--profile staging-eu error E041 the file has no profile 'staging-eu'. Known: test, prod.");
        assertThat(
                        report(
                                "version: 1\nname: a\nsources: {a: {}}\nsinks: {a: {}}\n",
                                overrides(Optional.of("prod"))))
                .contains("--profile prod error E041 the file has no section 'profiles'.");
    }

    @Test
    void profilesAreCheckedEvenIfNoneIsChosen() {
        String file =
                """
                version: 1
                name: a
                sources: {a: {}}
                sinks: {a: {}}
                profiles: {a: {version: 2}, b: {step: []}, c: text, d: }
                """;
        assertThat(report(file, ConfigOverrides.none()))
                .contains(
                        "E030 unknown key 'version' in a profile. Allowed: name, description, execution, connections, dead-letter, sources, steps, sinks, plugins.",
                        "E030 unknown key 'step' in a profile",
                        "did you mean 'steps'?",
                        "E033 profiles.c: expected a mapping (key: value), found a text.");
        assertThat(report(file.replaceAll("\\{a: \\{version.*", "[]"), ConfigOverrides.none()))
                .contains("E033 profiles: expected a mapping (key: value), found a list.");
    }

    @Test
    void singleWordsGoOverTheProfile() {
        PipelineConfig config =
                parse(
                        Optional.of("test"),
                        "execution.checkpointing.interval=2s",
                        "execution.restart.strategy=none",
                        "connections.main.properties.bootstrap.servers=b1:1,b2:2",
                        "connections.main.properties.client.id=me=you",
                        "connections.main.\"odd.key\"=1",
                        "steps.by-minute.window.tumbling=5min",
                        "steps.valid.condition=amount > 1 && sku != 'a: b'",
                        "sources.orders.topic=[c, d]");

        assertThat(text(config.execution()))
                .isEqualTo(
                        "{parallelism: 1, checkpointing: {interval: 2s, retained: 3}, restart: {strategy: none}}");
        assertThat(text(config.connections().get(0).body()))
                .isEqualTo(
                        "{type: kafka, properties: {bootstrap.servers: b1:1,b2:2, client.id: me=you}, odd.key: 1}");
        assertThat(text(config.steps().get(0).body()))
                .contains("condition: amount > 1 && sku != 'a: b'");
        assertThat(text(config.steps().get(1).body())).contains("{tumbling: 5min}");
        assertThat(text(config.sources().get(0).body())).contains("topic: [c, d]");
    }

    @Test
    void nothingBehindTheEqualsSignTakesAWordAway() {
        PipelineConfig config = parse(Optional.empty(), "execution.checkpointing=");

        assertThat(((ConfigScalar) config.execution().get("checkpointing").orElseThrow()).absent())
                .isTrue();
    }

    @Test
    void secretsThatAreSetStaySecret() {
        PipelineConfig config =
                parse(
                        Optional.empty(),
                        "connections.main.properties.sasl.jaas.config=x password=y");

        assertThat(text(config.connections().get(0).body())).contains("sasl.jaas.config: ***");
    }

    @Test
    void wrongAssignmentsAreToldTogetherAndWithoutTheirValues() {
        assertThat(
                        problems(
                                Optional.empty(),
                                "execution.parallelism",
                                "a..b=secret",
                                "steps.by-minut.window=secret",
                                "sources.order.topic=secret",
                                "sources.orders.topic.x=secret",
                                "name.x=secret",
                                "exection.parallelism=secret"))
                .containsExactly(
                        "--set a..b error E040 this is no assignment. Write the keys that lead to a word, and its value: --set steps.by-minute.window.tumbling=5min",
                        "--set exection.parallelism error E030 unknown key 'exection': did you mean 'execution'?",
                        "--set execution.parallelism error E040 this is no assignment. Write the keys that lead to a word, and its value: --set steps.by-minute.window.tumbling=5min",
                        "--set name.x error E043 'name' is a text, and nothing can be below it.",
                        "--set sources.order.topic error E042 the file has nothing named 'order' there: did you mean 'orders'?",
                        "--set sources.orders.topic.x error E043 'sources.orders.topic' is a list, which is set as a whole: --set 'sources.orders.topic=[…]'",
                        "--set steps.by-minut.window error E042 the file has nothing named 'by-minut' there: did you mean 'by-minute'?");
    }

    private static PipelineConfig parse(Optional<String> profile, String... assignments) {
        return new ConfigParser(PipelineFiles.ENVIRONMENT, overrides(profile, assignments))
                .parse("orders.yaml", Path.of(""), FILE);
    }

    private static List<String> problems(Optional<String> profile, String... assignments) {
        return report(FILE, overrides(profile, assignments))
                .lines()
                .filter(line -> line.contains(" error "))
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private static String report(String file, ConfigOverrides overrides) {
        try {
            new ConfigParser(PipelineFiles.ENVIRONMENT, overrides)
                    .parse("orders.yaml", Path.of(""), file);
            return "";
        } catch (InvalidPipelineException e) {
            return ProblemReport.render(
                    e.problems(), SourceText.of("orders.yaml", Path.of(""), file));
        }
    }

    private static ConfigOverrides overrides(Optional<String> profile, String... assignments) {
        return new ConfigOverrides(profile, List.of(assignments));
    }

    /** The words as one would write them. */
    private static String text(ConfigNode node) {
        if (node instanceof ConfigMap map) {
            return map.entries().stream()
                    .map(entry -> entry.key() + ": " + text(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof ConfigList list) {
            return list.items().stream()
                    .map(ConfigOverridesTest::text)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node.toString();
    }
}
