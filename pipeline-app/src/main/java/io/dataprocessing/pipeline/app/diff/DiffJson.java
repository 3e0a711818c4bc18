package io.dataprocessing.pipeline.app.diff;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dataprocessing.pipeline.core.diff.Part;
import io.dataprocessing.pipeline.core.diff.PipelineDiff;
import io.dataprocessing.pipeline.core.diff.WordChange;
import io.dataprocessing.pipeline.core.savepoint.StateFinding;
import java.util.List;
import java.util.Locale;

/** Differences for programs. */
final class DiffJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DiffJson() {}

    static String of(PipelineDiff diff, String before, String after) {
        ObjectNode root = JSON.createObjectNode();
        root.put("old", before).put("new", after);
        diff.savepoint().ifPresent(location -> root.put("savepoint", location));
        root.put("keepsAll", diff.keepsAll());
        root.put("fits", diff.fits());
        texts(root.putArray("problems"), diff.problems());
        ArrayNode parts = root.putArray("parts");
        diff.parts().forEach(part -> write(part, parts.addObject()));
        return root.toPrettyString();
    }

    private static void write(Part part, ObjectNode node) {
        node.put("kind", word(part.kind())).put("name", part.name());
        if (!part.type().isEmpty()) {
            node.put("type", part.type());
        }
        node.put("change", word(part.change()));
        ArrayNode words = node.putArray("words");
        part.words().forEach(change -> write(change, words.addObject()));
        texts(node.putArray("effects"), part.effects());
        part.fate().ifPresent(fate -> node.put("fate", word(fate)));
        ArrayNode state = node.putArray("state");
        part.state().forEach(finding -> write(finding, state.addObject()));
    }

    private static void write(WordChange change, ObjectNode node) {
        node.put("path", change.path());
        change.before().ifPresent(before -> node.put("before", before));
        change.after().ifPresent(after -> node.put("after", after));
    }

    private static void write(StateFinding finding, ObjectNode node) {
        if (!finding.cell().isEmpty()) {
            node.put("cell", finding.cell());
        }
        node.put("fate", word(finding.fate()));
        texts(node.putArray("words"), finding.words());
        texts(node.putArray("problems"), finding.problems());
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
