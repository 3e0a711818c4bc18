package io.dataprocessing.pipeline.connectors.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schema inside a document.
 *
 * @param json its keywords
 * @param document where it stands
 */
record JsonSchemaNode(JsonNode json, JsonSchemaDocument document) {

    /** Another schema of the same document. */
    JsonSchemaNode at(JsonNode other) {
        return new JsonSchemaNode(other, document);
    }

    /** Whether this is that very place of a document, and not only one that looks like it. */
    @SuppressWarnings("ReferenceEquality") // two places may hold the same words
    boolean stands(JsonNode place) {
        return json == place;
    }

    boolean has(String keyword) {
        return json.has(keyword);
    }

    /** The schema that a keyword holds. */
    Optional<JsonSchemaNode> child(String keyword) {
        return Optional.ofNullable(json.get(keyword)).map(this::at);
    }

    /** The schemas that a keyword lists. */
    List<JsonSchemaNode> children(String keyword) {
        List<JsonSchemaNode> children = new ArrayList<>();
        json.path(keyword).forEach(child -> children.add(at(child)));
        return children;
    }

    /** The text of a keyword; empty where it has none. */
    String text(String keyword) {
        return json.path(keyword).asText("");
    }

    /** Whether this is the type null and nothing else. */
    boolean isNull() {
        boolean only = json.path("enum").size() == 1 && json.path("enum").get(0).isNull();
        boolean constant = json.has("const") && json.get("const").isNull();
        return text("type").equals("null") || only || constant;
    }

    /** The types that it names. */
    List<String> types() {
        JsonNode type = json.path("type");
        List<String> types = new ArrayList<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText()));
        return types;
    }
}
