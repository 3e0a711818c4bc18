package io.dataprocessing.pipeline.app.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dataprocessing.pipeline.core.diff.Part;
import io.dataprocessing.pipeline.core.diff.PipelineDiff;
import io.dataprocessing.pipeline.core.diff.WordChange;
import io.dataprocessing.pipeline.core.savepoint.StateFinding;

/** A difference as an object for programs. */
final class DiffJson {

    private DiffJson() {}

    static String of(String before, String after, PipelineDiff diff) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("old", before).put("new", after).put("fits", diff.fits());
        diff.savepoint().ifPresent(path -> root.put("savepoint", path));
        ArrayNode parts = root.putArray("parts");
        diff.parts().forEach(part -> write(part, parts.addObject()));
        ArrayNode problems = root.putArray("problems");
        diff.problems().forEach(problems::add);
        return root.toPrettyString();
    }

    private static void write(Part part, ObjectNode node) {
        node.put("kind", DiffText.word(part.kind())).put("name", part.name());
        if (!part.type().isEmpty()) {
            node.put("type", part.type());
        }
        node.put("change", DiffText.word(part.change()));
        part.fate().ifPresent(fate -> node.put("state", DiffText.word(fate)));
        ArrayNode words = node.putArray("words");
        part.words().forEach(change -> write(change, words.addObject()));
        ArrayNode effects = node.putArray("effects");
        part.effects().forEach(effects::add);
        ArrayNode cells = node.putArray("cells");
        part.state().forEach(finding -> write(finding, cells.addObject()));
    }

    private static void write(WordChange change, ObjectNode node) {
        node.put("path", change.path());
        change.before().ifPresent(word -> node.put("before", word));
        change.after().ifPresent(word -> node.put("after", word));
    }

    private static void write(StateFinding finding, ObjectNode node) {
        if (!finding.cell().isEmpty()) {
            node.put("cell", finding.cell());
        }
        node.put("state", DiffText.word(finding.fate()));
        ArrayNode reasons = node.putArray("words");
        finding.words().forEach(reasons::add);
    }
}
