package io.dataprocessing.pipeline.connectors.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the schemas that describe one object together say of its members. */
final class JsonSchemaMembers {

    private final Map<String, List<JsonSchemaNode>> properties = new LinkedHashMap<>();
    private final Set<String> required = new HashSet<>();
    private final List<JsonSchemaNode> entries = new ArrayList<>();

    /** Adds what one schema says. */
    void add(JsonSchemaNode schema) {
        schema.json()
                .path("properties")
                .properties()
                .forEach(
                        member ->
                                properties
                                        .computeIfAbsent(member.getKey(), name -> new ArrayList<>())
                                        .add(schema.at(member.getValue())));
        schema.json().path("required").forEach(name -> required.add(name.asText()));
        JsonNode additional = schema.json().path("additionalProperties");
        if (additional.isObject() && !additional.isEmpty()) {
            entries.add(schema.at(additional));
        }
        schema.json().path("patternProperties").forEach(pattern -> entries.add(schema.at(pattern)));
    }

    /** The schemas of each named member. */
    Map<String, List<JsonSchemaNode>> properties() {
        return properties;
    }

    boolean isRequired(String property) {
        return required.contains(property);
    }

    /** Whether members that have no name of their own are described. */
    boolean hasEntries() {
        return !entries.isEmpty();
    }

    /** The one schema of members that have no name of their own. */
    Optional<JsonSchemaNode> entry() {
        return entries.size() == 1 ? Optional.of(entries.get(0)) : Optional.empty();
    }
}
