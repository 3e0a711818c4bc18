package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Words in the syntax of pipeline files that stand elsewhere: defaults, options of a test. */
public final class ConfigText {

    private ConfigText() {}

    /**
     * The words of a text, without positions and with references left alone; nothing written is an
     * empty text.
     *
     * @throws InvalidPipelineException if the text is no YAML
     */
    public static ConfigNode parse(String text) {
        Problems problems = new Problems();
        ConfigNode node = YamlReader.read("", text, problems).orElse(ConfigScalar.of(""));
        problems.throwIfErrors();
        return withoutPosition(node);
    }

    private static ConfigNode withoutPosition(ConfigNode node) {
        if (node instanceof ConfigMap map) {
            List<ConfigMap.Entry> entries = new ArrayList<>();
            for (ConfigMap.Entry entry : map.entries()) {
                ConfigNode value = withoutPosition(entry.value());
                entries.add(new ConfigMap.Entry(entry.key(), Position.none(), value));
            }
            return new ConfigMap(entries, Position.none());
        }
        if (node instanceof ConfigList list) {
            List<ConfigNode> items =
                    list.items().stream().map(ConfigText::withoutPosition).toList();
            return new ConfigList(items, Position.none());
        }
        ConfigScalar scalar = (ConfigScalar) node;
        return new ConfigScalar(scalar.text(), false, scalar.quoted(), Position.none(), List.of());
    }
}
