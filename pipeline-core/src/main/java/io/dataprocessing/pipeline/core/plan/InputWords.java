package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the key {@code input}: a name, a list of names, or a list with lists of names in it. */
final class InputWords {

    static final String KEY = "input";

    private InputWords() {}

    /**
     * A name of an output, and where it stands.
     *
     * @param ref the output
     * @param position where it's named
     */
    record Reference(OutputRef ref, Position position) {}

    /** What a section names, one list for each input; empty after a problem or without the key. */
    static List<List<Reference>> read(Section section, Planning planning) {
        Optional<ConfigNode> node = section.words().get(KEY);
        if (node.isEmpty()) {
            return List.of();
        }
        List<ConfigNode> entries =
                node.get() instanceof ConfigList list ? list.items() : List.of(node.get());
        List<List<Reference>> inputs = new ArrayList<>();
        for (ConfigNode entry : entries) {
            inputs.add(union(entry));
        }
        boolean complete = inputs.stream().noneMatch(List::isEmpty);
        if (inputs.isEmpty() || !complete) {
            planning.error(
                    PlanCode.INPUT,
                    section,
                    KEY,
                    "expected the name of a source or step, 'step.output' for a side output, or a"
                            + " list of such names.");
            return List.of();
        }
        return inputs;
    }

    private static List<Reference> union(ConfigNode node) {
        List<ConfigNode> names = node instanceof ConfigList list ? list.items() : List.of(node);
        List<Reference> references = new ArrayList<>();
        for (ConfigNode name : names) {
            if (!(name instanceof ConfigScalar text) || text.text().isBlank()) {
                return List.of();
            }
            references.add(new Reference(ref(text.text()), text.position()));
        }
        return references;
    }

    private static OutputRef ref(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? OutputRef.main(text)
                : new OutputRef(text.substring(0, dot), text.substring(dot + 1));
    }
}
