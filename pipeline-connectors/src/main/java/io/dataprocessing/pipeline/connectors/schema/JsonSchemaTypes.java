package io.dataprocessing.pipeline.connectors.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the types of JSON Schema into ours; gathers everything that has no counterpart, with its
 * path, before it gives up.
 */
final class JsonSchemaTypes {

    private static final String REF = "$ref";
    private static final Set<String> REFUSED =
            Set.of("$dynamicRef", "$recursiveRef", "dependentSchemas", "prefixItems");
    private static final Set<String> SHAPING =
            Set.of(
                    "type",
                    "properties",
                    "items",
                    "enum",
                    "const",
                    "allOf",
                    "oneOf",
                    "anyOf",
                    "additionalProperties",
                    "patternProperties");
    private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");

    private final JsonSchemaReferences references;
    private final List<String> problems = new ArrayList<>();
    private final Deque<JsonNode> open = new ArrayDeque<>();

    private JsonSchemaTypes(JsonSchemaReferences references) {
        this.references = references;
    }

    /**
     * The row type of a file.
     *
     * @throws SchemaException naming every field that can't be expressed
     */
    static RowType rowType(SchemaDocument document) {
        JsonSchemaReferences references = new JsonSchemaReferences(document);
        JsonSchemaNode start = references.start();
        String draft = start.document().rootNode().text("$schema");
        if (draft.contains("draft-03")
                || draft.contains("draft-02")
                || draft.contains("draft-01")) {
            throw new SchemaException(
                    "draft 3 and earlier are not read; drafts 4 to 2020-12 are: %s"
                            .formatted(draft));
        }
        JsonSchemaTypes types = new JsonSchemaTypes(references);
        Optional<DataType> type = types.type(start, "");
        if (!types.problems.isEmpty()) {
            throw new SchemaException(String.join(" ", types.problems));
        }
        if (type.isPresent() && type.get() instanceof RowType row) {
            String title = start.text("title");
            RowType required = row.withNullable(false);
            return title.matches("[A-Za-z_][\\w.]*") ? required.withName(title) : required;
        }
        throw new SchemaException(
                "the file describes %s; an object with properties is needed"
                        .formatted(type.map(DataType::toString).orElse("nothing")));
    }

    private Optional<DataType> type(JsonSchemaNode node, String path) {
        if (open.stream().anyMatch(node::stands)) {
            return problem(path, "contains itself, which a row type can't");
        }
        open.push(node.json());
        try {
            return shape(node, path).map(type -> type.withNullable(isNullable(node, type)));
        } catch (SchemaException e) {
            return problem(path, e.getMessage());
        } finally {
            open.pop();
        }
    }

    private static boolean isNullable(JsonSchemaNode node, DataType type) {
        return type.nullable()
                || node.types().contains("null")
                || node.json().path("nullable").asBoolean();
    }

    private Optional<DataType> shape(JsonSchemaNode node, String path) {
        if (!node.json().isObject()) {
            return problem(path, "may be anything, which is no type");
        }
        for (String keyword : REFUSED) {
            if (node.has(keyword)) {
                return problem(path, "keyword '%s' can't be expressed".formatted(keyword));
            }
        }
        if (node.json().path("then").has("properties")
                || node.json().path("else").has("properties")) {
            return problem(path, "has members under a condition ('if'), which a row type can't");
        }
        return node.has(REF) || node.has("allOf") ? together(node, path) : alone(node, path);
    }

    private Optional<DataType> alone(JsonSchemaNode node, String path) {
        for (String choice : CHOICES) {
            if (isChoice(node, choice)) {
                return choice(node.children(choice), path);
            }
        }
        if (node.has("enum")) {
            return Optional.of(JsonSchemaScalars.oneOf(node.json().get("enum")));
        }
        if (node.has("const")) {
            return Optional.of(JsonSchemaScalars.oneOf(List.of(node.json().get("const"))));
        }
        return byType(node, path);
    }

    /** Whether the branches say what the value is, and not only which members go together. */
    private static boolean isChoice(JsonSchemaNode node, String keyword) {
        return node.children(keyword).stream()
                .anyMatch(branch -> branch.has(REF) || SHAPING.stream().anyMatch(branch::has));
    }

    /** Several schemas that all hold: those of an object are united, else all must agree. */
    private Optional<DataType> together(JsonSchemaNode node, String path) {
        List<JsonSchemaNode> parts = new ArrayList<>();
        flatten(node, parts, new ArrayDeque<>());
        if (parts.isEmpty()) {
            return problem(path, "may be anything, which is no type");
        }
        if (parts.size() == 1) {
            return part(parts.get(0), node, path);
        }
        if (parts.stream().allMatch(JsonSchemaTypes::isObject)) {
            parts.forEach(part -> open.push(part.json()));
            Optional<DataType> row = object(parts, path);
            parts.forEach(part -> open.pop());
            return row;
        }
        List<DataType> types = new ArrayList<>();
        for (JsonSchemaNode part : parts) {
            Optional<DataType> type = part(part, node, path);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.add(type.get());
        }
        return Optional.of(JsonSchemaScalars.common(types));
    }

    private Optional<DataType> part(JsonSchemaNode part, JsonSchemaNode whole, String path) {
        return part.stands(whole.json()) ? alone(part, path) : type(part, path);
    }

    /** The schemas behind {@code $ref} and {@code allOf} that say something of the shape. */
    private void flatten(JsonSchemaNode node, List<JsonSchemaNode> parts, Deque<JsonNode> within) {
        if (within.stream().anyMatch(node::stands)) {
            throw new SchemaException("contains itself, which a row type can't");
        }
        within.push(node.json());
        if (node.has(REF)) {
            flatten(references.resolve(node, node.text(REF)), parts, within);
        }
        node.children("allOf").forEach(part -> flatten(part, parts, within));
        boolean says =
                SHAPING.stream().anyMatch(word -> !word.equals("allOf") && node.has(word))
                        || (!node.has(REF) && !node.has("allOf") && node.has("required"));
        if (says) {
            parts.add(node);
        }
        within.pop();
    }

    private static boolean isObject(JsonSchemaNode node) {
        return node.types().contains("object")
                || (node.types().isEmpty()
                        && (node.has("properties")
                                || node.has("required")
                                || node.has("patternProperties")
                                || node.has("additionalProperties")));
    }

    private Optional<DataType> choice(List<JsonSchemaNode> branches, String path) {
        List<JsonSchemaNode> others = branches.stream().filter(each -> !each.isNull()).toList();
        if (others.isEmpty()) {
            return problem(path, "type null alone holds nothing");
        }
        List<DataType> types = new ArrayList<>();
        for (JsonSchemaNode other : others) {
            Optional<DataType> type = type(other, path);
            if (type.isEmpty()) {
                return type;
            }
            types.add(type.get());
        }
        DataType common = JsonSchemaScalars.common(types);
        return Optional.of(
                common.withNullable(common.nullable() || others.size() < branches.size()));
    }

    private Optional<DataType> byType(JsonSchemaNode node, String path) {
        List<String> types = node.types().stream().filter(type -> !type.equals("null")).toList();
        if (types.isEmpty() && !node.types().isEmpty()) {
            return problem(path, "type null alone holds nothing");
        }
        if (types.isEmpty()) {
            return isObject(node)
                    ? object(List.of(node), path)
                    : node.has("items")
                            ? array(node, path)
                            : problem(path, "has no type, so that it may be anything");
        }
        List<DataType> found = new ArrayList<>();
        for (String type : types) {
            Optional<DataType> one = byType(type, node, path);
            if (one.isEmpty()) {
                return one;
            }
            found.add(one.get());
        }
        return Optional.of(JsonSchemaScalars.common(found));
    }

    private Optional<DataType> byType(String type, JsonSchemaNode node, String path) {
        return switch (type) {
            case "object" -> object(List.of(node), path);
            case "array" -> array(node, path);
            case "string" -> Optional.of(JsonSchemaScalars.string(node));
            case "integer" -> Optional.of(JsonSchemaScalars.integer(node));
            case "number" -> Optional.of(JsonSchemaScalars.number(node));
            case "boolean" -> Optional.of(DataTypes.BOOLEAN);
            default ->
                    problem(
                            path,
                            "type '%s' is none of array, boolean, integer, null, number, object, string"
                                    .formatted(type));
        };
    }

    private Optional<DataType> array(JsonSchemaNode node, String path) {
        Optional<JsonSchemaNode> items = node.child("items");
        if (items.isEmpty() || items.get().json().isArray()) {
            return problem(
                    path,
                    items.isEmpty()
                            ? "is an array that doesn't say of what ('items')"
                            : "is an array with a type for each place, which no one type can hold");
        }
        return type(items.get(), path + "[]").map(DataTypes::array);
    }

    private Optional<DataType> object(List<JsonSchemaNode> schemas, String path) {
        JsonSchemaMembers members = new JsonSchemaMembers();
        schemas.forEach(members::add);
        if (members.properties().isEmpty()) {
            return members.entry().isPresent()
                    ? type(members.entry().get(), path + "{}").map(DataTypes::map)
                    : problem(
                            path,
                            "is an object that doesn't say which members it has ('properties', or 'additionalProperties' with a type for a map)");
        }
        if (members.hasEntries()) {
            return problem(
                    path,
                    "has members of any name beside those in 'properties', which neither a row nor a map can hold");
        }
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, List<JsonSchemaNode>> member : members.properties().entrySet()) {
            field(member.getKey(), member.getValue(), members, path).ifPresent(fields::add);
        }
        return Optional.of(RowType.of(fields));
    }

    private Optional<Field> field(
            String name, List<JsonSchemaNode> schemas, JsonSchemaMembers members, String path) {
        String place = path.isEmpty() ? name : path + "." + name;
        if (name.isBlank()) {
            problem(place, "a field needs a name");
            return Optional.empty();
        }
        List<DataType> types = new ArrayList<>();
        for (JsonSchemaNode schema : schemas) {
            type(schema, place).ifPresent(types::add);
        }
        if (types.size() < schemas.size()) {
            return Optional.empty();
        }
        try {
            DataType type = JsonSchemaScalars.common(types);
            return Optional.of(field(name, type, schemas, members.isRequired(name)));
        } catch (SchemaException e) {
            problem(place, e.getMessage());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            problem(place, "its default is no " + types.get(0).asRequired());
        }
        return Optional.empty();
    }

    private static Field field(
            String name, DataType type, List<JsonSchemaNode> schemas, boolean required) {
        String doc = "";
        Optional<JsonNode> given = Optional.empty();
        for (JsonSchemaNode schema : schemas) {
            doc = doc.isEmpty() ? schema.text("description") : doc;
            given = given.isPresent() ? given : Optional.ofNullable(schema.json().get("default"));
        }
        boolean optional = given.isPresent() ? given.get().isNull() : !required;
        Field field = Field.of(name, type.withNullable(type.nullable() || optional)).withDoc(doc);
        return given.isPresent() && !given.get().isNull()
                ? field.withDefault(JsonSchemaDefaults.convert(field.type(), given.get()))
                : field;
    }

    private <T> Optional<T> problem(String path, String what) {
        problems.add(
                path.isEmpty()
                        ? "the schema: %s.".formatted(what)
                        : "field '%s': %s.".formatted(path, what));
        return Optional.empty();
    }
}
