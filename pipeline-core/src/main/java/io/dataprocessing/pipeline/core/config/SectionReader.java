package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.problem.SourceText;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the sections of a pipeline file and checks their shapes. */
final class SectionReader {

    static final String VERSION = "1";

    static final List<String> KEYS =
            List.of(
                    "version",
                    "name",
                    "description",
                    "execution",
                    "connections",
                    "dead-letter",
                    "sources",
                    "steps",
                    "sinks",
                    "plugins",
                    Profiles.KEY);

    private final SourceText source;
    private final ConfigMap document;
    private final Problems problems;

    SectionReader(SourceText source, ConfigMap document, Problems problems) {
        this.source = source;
        this.document = document;
        this.problems = problems;
    }

    PipelineConfig read() {
        checkKeys();
        checkVersion();
        text("description");
        return new PipelineConfig(
                source,
                requiredText("name", "").orElse(ConfigScalar.of("")),
                section("execution"),
                named("connections", "connection"),
                section("dead-letter"),
                required(named("sources", "source"), "sources"),
                steps(),
                required(named("sinks", "sink"), "sinks"),
                section("plugins"));
    }

    private void checkKeys() {
        for (ConfigMap.Entry entry : document.entries()) {
            if (!KEYS.contains(entry.key())) {
                Optional<String> meant = Suggestion.nearest(entry.key(), KEYS);
                String known = meant.isPresent() ? "" : ". Known: " + String.join(", ", KEYS) + ".";
                error(
                        "E030",
                        entry.keyPosition(),
                        entry.key(),
                        "unknown key '%s'%s".formatted(entry.key(), known),
                        meant);
            }
        }
    }

    private void checkVersion() {
        Optional<ConfigScalar> version = requiredText("version", " Write version: 1.");
        version.filter(text -> !text.text().equals(VERSION))
                .ifPresent(
                        text ->
                                error(
                                        "E032",
                                        text.position(),
                                        "version",
                                        "version '%s' is not known. Known: 1.".formatted(text)));
    }

    private Optional<ConfigScalar> requiredText(String key, String advice) {
        Optional<ConfigMap.Entry> entry = given(key);
        if (entry.isEmpty()) {
            Position position =
                    document.entry(key).map(ConfigMap.Entry::keyPosition).orElse(start());
            error("E031", position, key, "required key '%s' is missing.%s".formatted(key, advice));
            return Optional.empty();
        }
        return text(key);
    }

    private Optional<ConfigScalar> text(String key) {
        Optional<ConfigNode> value = given(key).map(ConfigMap.Entry::value);
        value.filter(node -> !(node instanceof ConfigScalar))
                .ifPresent(node -> shape(node, key, "a text"));
        return value.filter(ConfigScalar.class::isInstance).map(ConfigScalar.class::cast);
    }

    private ConfigMap section(String key) {
        return given(key)
                .map(entry -> mapping(entry.value(), key).orElse(ConfigMap.empty()))
                .orElse(ConfigMap.empty());
    }

    private List<NamedSection> named(String key, String noun) {
        List<NamedSection> sections = new ArrayList<>();
        for (ConfigMap.Entry entry : section(key).entries()) {
            String path = key + "." + entry.key();
            Position position = entry.keyPosition();
            ConfigScalar name = new ConfigScalar(entry.key(), false, false, position, List.of());
            if (entry.value() instanceof ConfigScalar scalar && scalar.absent()) {
                error("E033", position, path, "%s '%s' is empty.".formatted(noun, entry.key()));
            } else {
                mapping(entry.value(), path)
                        .ifPresent(body -> sections.add(new NamedSection(name, body)));
            }
        }
        return sections;
    }

    private List<NamedSection> required(List<NamedSection> sections, String key) {
        if (sections.isEmpty() && given(key).isEmpty()) {
            Position position =
                    document.entry(key).map(ConfigMap.Entry::keyPosition).orElse(start());
            error("E034", position, key, "pipeline has no %s; nothing would run.".formatted(key));
        }
        return sections;
    }

    private List<NamedSection> steps() {
        Optional<ConfigNode> value = given("steps").map(ConfigMap.Entry::value);
        if (value.isPresent() && !(value.get() instanceof ConfigList)) {
            shape(value.get(), "steps", "a list, '- name: …' for each step");
        }
        List<NamedSection> steps = new ArrayList<>();
        if (value.isPresent() && value.get() instanceof ConfigList list) {
            for (int index = 0; index < list.items().size(); index++) {
                step(list.items().get(index), "steps[" + index + "]").ifPresent(steps::add);
            }
        }
        return steps;
    }

    private Optional<NamedSection> step(ConfigNode node, String path) {
        Optional<ConfigMap> body = mapping(node, path);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        Optional<ConfigNode> name = body.get().get("name");
        if (name.isPresent() && name.get() instanceof ConfigScalar text && !text.absent()) {
            return Optional.of(new NamedSection(text, body.get().without(Set.of("name"))));
        }
        Position position = name.map(ConfigNode::position).orElse(node.position());
        error("E031", position, path, "a step needs a name, as text: required key 'name'.");
        return Optional.empty();
    }

    private Optional<ConfigMap> mapping(ConfigNode node, String path) {
        if (node instanceof ConfigMap map) {
            return Optional.of(map);
        }
        shape(node, path, "a mapping (key: value)");
        return Optional.empty();
    }

    /** The entry of a key, if something stands there. */
    private Optional<ConfigMap.Entry> given(String key) {
        return document.entry(key)
                .filter(
                        entry ->
                                !(entry.value() instanceof ConfigScalar scalar && scalar.absent()));
    }

    private Position start() {
        return new Position(source.file(), 1, 1, 1);
    }

    private void shape(ConfigNode node, String path, String expected) {
        error(
                "E033",
                node.position(),
                path,
                "%s: expected %s, found %s.".formatted(path, expected, node.kind()));
    }

    private void error(String code, Position position, String path, String message) {
        error(code, position, path, message, Optional.empty());
    }

    private void error(
            String code, Position position, String path, String message, Optional<String> meant) {
        problems.error(code, position, path, message, meant);
    }
}
