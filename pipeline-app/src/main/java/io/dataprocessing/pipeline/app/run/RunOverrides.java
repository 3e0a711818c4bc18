package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the command line says against the file, put into the file's words before anything is
 * planned, so that the plan needs no second way to be made.
 *
 * @param broker the address of a broker of our own, which takes the place of all Kafka connections;
 *     sources then read its topics from the start, and topics have one replica
 * @param untilEnd whether to read to the current end and stop; a job that does isn't restarted,
 *     unless the file says how
 * @param parallelism instead of the file's
 */
public record RunOverrides(Optional<String> broker, boolean untilEnd, OptionalInt parallelism) {

    private static final String KAFKA = "kafka";
    private static final String PROPERTIES = "properties";
    private static final Set<String> SECURITY = Set.of("security.", "sasl.", "ssl.");
    private static final Set<String> START =
            Set.of("startup-mode", "startup-timestamp", "startup-offsets", "startup-fallback");
    private static final Set<String> NEEDS_MORE_BROKERS = Set.of("min.insync.replicas");

    public RunOverrides {
        requireNonNull(broker, "broker");
        requireNonNull(parallelism, "parallelism");
    }

    /** Nothing against the file. */
    public static RunOverrides none() {
        return new RunOverrides(Optional.empty(), false, OptionalInt.empty());
    }

    /** The same with a broker of our own. */
    public RunOverrides withBroker(String bootstrapServers) {
        return new RunOverrides(Optional.of(bootstrapServers), untilEnd, parallelism);
    }

    /** The file's words with the command line's in their place. */
    public PipelineConfig applyTo(PipelineConfig config) {
        return new PipelineConfig(
                config.source(),
                config.name(),
                execution(config.execution()),
                broker.isPresent()
                        ? each(config.connections(), this::connection)
                        : config.connections(),
                broker.isPresent() ? sink(config.deadLetter()) : config.deadLetter(),
                broker.isPresent()
                        ? each(config.sources(), RunOverrides::source)
                        : config.sources(),
                config.steps(),
                broker.isPresent() ? each(config.sinks(), RunOverrides::sink) : config.sinks(),
                config.plugins());
    }

    private ConfigMap execution(ConfigMap execution) {
        ConfigMap changed = execution;
        if (untilEnd) {
            changed = with(changed, "runtime-mode", ConfigScalar.of("batch"));
            if (changed.get("restart").isEmpty()) {
                changed = with(changed, "restart", map("strategy", ConfigScalar.of("none")));
            }
        }
        if (parallelism.isPresent()) {
            changed =
                    with(
                            changed,
                            "parallelism",
                            ConfigScalar.of(String.valueOf(parallelism.getAsInt())));
        }
        return changed;
    }

    private ConfigMap connection(ConfigMap connection) {
        return isText(connection.get("type"), KAFKA)
                ? with(
                        connection,
                        PROPERTIES,
                        map("bootstrap.servers", ConfigScalar.of(broker.orElseThrow())))
                : connection;
    }

    private static ConfigMap source(ConfigMap source) {
        ConfigMap open = withoutSecurity(source);
        boolean saysWhere = open.entries().stream().anyMatch(e -> START.contains(e.key()));
        return saysWhere
                ? with(open.without(START), "startup-mode", ConfigScalar.of("earliest-offset"))
                : open;
    }

    private static ConfigMap sink(ConfigMap sink) {
        ConfigMap open = withoutSecurity(sink);
        if (!(open.get("topic-config").orElse(null) instanceof ConfigMap topic)) {
            return open;
        }
        ConfigMap changed = topic;
        if (changed.get("replication-factor").isPresent()) {
            changed = with(changed, "replication-factor", ConfigScalar.of("1"));
        }
        if (changed.get("configs").orElse(null) instanceof ConfigMap configs) {
            changed = with(changed, "configs", configs.without(NEEDS_MORE_BROKERS));
        }
        return with(open, "topic-config", changed);
    }

    /** The section without the client properties by which one logs in elsewhere. */
    private static ConfigMap withoutSecurity(ConfigMap section) {
        if (!(section.get(PROPERTIES).orElse(null) instanceof ConfigMap properties)) {
            return section;
        }
        Set<String> security =
                properties.entries().stream()
                        .map(ConfigMap.Entry::key)
                        .filter(key -> SECURITY.stream().anyMatch(key::startsWith))
                        .collect(Collectors.toSet());
        return with(section, PROPERTIES, properties.without(security));
    }

    private static List<NamedSection> each(
            List<NamedSection> sections, UnaryOperator<ConfigMap> change) {
        return sections.stream()
                .map(section -> new NamedSection(section.name(), change.apply(section.body())))
                .toList();
    }

    /** The mapping with a value in the place of the one that it had, or at its end. */
    private static ConfigMap with(ConfigMap map, String key, ConfigNode value) {
        List<ConfigMap.Entry> entries = new ArrayList<>(map.entries());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(key)) {
                entries.set(i, new ConfigMap.Entry(key, entries.get(i).keyPosition(), value));
                return new ConfigMap(entries, map.position());
            }
        }
        entries.add(new ConfigMap.Entry(key, map.position(), value));
        return new ConfigMap(entries, map.position());
    }

    private static ConfigMap map(String key, ConfigNode value) {
        return with(ConfigMap.empty(), key, value);
    }

    private static boolean isText(Optional<ConfigNode> node, String text) {
        return node.orElse(null) instanceof ConfigScalar scalar && scalar.text().equals(text);
    }
}
