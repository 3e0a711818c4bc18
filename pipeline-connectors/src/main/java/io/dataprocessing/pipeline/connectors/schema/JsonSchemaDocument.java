package io.dataprocessing.pipeline.connectors.schema;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.io.IOException;
import java.util.Optional;

/**
 * A file of JSON Schema.
 *
 * @param path relative to the directory of the file that was read first; empty for that one
 * @param root the whole file
 */
record JsonSchemaDocument(String path, JsonNode root) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /**
     * Parses a file.
     *
     * @throws SchemaException if it's no JSON, or no schema
     */
    static JsonSchemaDocument parse(String path, byte[] content) {
        try {
            JsonNode root = MAPPER.readTree(content);
            if (!root.isObject()) {
                throw new SchemaException("a JSON Schema is an object, this is none");
            }
            return new JsonSchemaDocument(path, root);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new SchemaException(
                    at == null
                            ? "this is no JSON"
                            : "this is no JSON: line %d, column %d"
                                    .formatted(at.getLineNr(), at.getColumnNr()),
                    e);
        } catch (IOException e) {
            throw new SchemaException("this can't be read as JSON", e);
        }
    }

    JsonSchemaNode rootNode() {
        return new JsonSchemaNode(root, this);
    }

    /** The path of a file that this one names. */
    String resolve(String relative) {
        return path.substring(0, path.lastIndexOf('/') + 1) + relative;
    }

    /** The schema anywhere in the file that calls itself so, by one of some keywords. */
    Optional<JsonSchemaNode> named(String name, String... keywords) {
        return named(root, name, keywords).map(found -> new JsonSchemaNode(found, this));
    }

    private static Optional<JsonNode> named(JsonNode node, String name, String... keywords) {
        for (String keyword : keywords) {
            JsonNode given = node.path(keyword);
            if (given.isTextual() && given.asText().equals(name)) {
                return Optional.of(node);
            }
        }
        for (JsonNode child : node) {
            Optional<JsonNode> found = named(child, name, keywords);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
