package io.dataprocessing.pipeline.connectors.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what {@code $ref} names: a part of the file, or of a file beside it. */
final class JsonSchemaReferences {

    private static final String[] IDS = {"$id", "id"};

    private final SchemaDocument first;
    private final JsonSchemaDocument firstParsed;
    private final Map<String, JsonSchemaDocument> others = new HashMap<>();

    JsonSchemaReferences(SchemaDocument document) {
        this.first = document;
        this.firstParsed = JsonSchemaDocument.parse("", document.content());
    }

    /**
     * The schema that is meant: the whole file, or what the fragment chooses.
     *
     * @throws SchemaException if there is none
     */
    JsonSchemaNode start() {
        String fragment = first.fragment();
        JsonSchemaNode root = firstParsed.rootNode();
        if (fragment.isEmpty()) {
            return root;
        }
        for (String definitions : new String[] {"$defs", "definitions"}) {
            JsonNode found = root.json().path(definitions).path(fragment);
            if (found.isObject()) {
                return root.at(found);
            }
        }
        return inside(root, fragment)
                .orElseThrow(
                        () ->
                                new SchemaException(
                                        "there is no definition '%s' in the file"
                                                .formatted(fragment)));
    }

    /**
     * The schema that a reference names.
     *
     * @throws SchemaException if there is none, or it would have to be fetched; the message stands
     *     behind the name of the field
     */
    JsonSchemaNode resolve(JsonSchemaNode from, String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String fragment =
                hash < 0
                        ? ""
                        : URLDecoder.decode(
                                reference.substring(hash + 1).replace("+", "%2B"),
                                StandardCharsets.UTF_8);
        JsonSchemaNode root =
                file.isEmpty() ? from.document().rootNode() : document(from.document(), file);
        return inside(root, fragment)
                .orElseThrow(
                        () ->
                                new SchemaException(
                                        "refers to '%s', which isn't there".formatted(reference)));
    }

    private static Optional<JsonSchemaNode> inside(JsonSchemaNode root, String fragment) {
        if (fragment.isEmpty()) {
            return Optional.of(root);
        }
        if (fragment.startsWith("/")) {
            JsonNode found = root.json().at(JsonPointer.compile(fragment));
            return found.isMissingNode() ? Optional.empty() : Optional.of(root.at(found));
        }
        return root.document()
                .named(fragment, "$anchor", "$dynamicAnchor")
                .or(() -> root.document().named("#" + fragment, IDS));
    }

    private JsonSchemaNode document(JsonSchemaDocument from, String file) {
        Optional<JsonSchemaNode> embedded = from.named(file, IDS);
        if (embedded.isPresent()) {
            return embedded.get();
        }
        String relative = relative(from, file);
        if (relative.contains("://") || relative.startsWith("urn:")) {
            throw new SchemaException(
                    "refers to '%s', which isn't fetched. Keep that file beside this one and refer to it by its name"
                            .formatted(file));
        }
        String path = from.resolve(relative);
        return others.computeIfAbsent(path, this::read).rootNode();
    }

    /** The path of a file whose address begins as the own one does. */
    private static String relative(JsonSchemaDocument from, String file) {
        String own = from.root().path("$id").asText(from.root().path("id").asText(""));
        String directory = own.substring(0, own.lastIndexOf('/') + 1);
        return !directory.isEmpty() && file.startsWith(directory)
                ? file.substring(directory.length())
                : file;
    }

    private JsonSchemaDocument read(String path) {
        byte[] content =
                first.other(path)
                        .orElseThrow(
                                () ->
                                        new SchemaException(
                                                "refers to the file '%s', which isn't there, or not below the pipeline file's directory"
                                                        .formatted(path)));
        try {
            return JsonSchemaDocument.parse(path, content);
        } catch (SchemaException e) {
            throw new SchemaException(
                    "refers to the file '%s': %s".formatted(path, e.getMessage()), e);
        }
    }
}
