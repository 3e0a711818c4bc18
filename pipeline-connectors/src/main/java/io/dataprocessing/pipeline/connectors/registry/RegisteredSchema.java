package io.dataprocessing.pipeline.connectors.registry;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A schema as a registry keeps it.
 *
 * @param language the registry's word for the kind of schema: {@code AVRO}, {@code JSON} or {@code
 *     PROTOBUF}
 * @param text the schema
 * @param references the texts of the schemas that it refers to, by the names it uses for them, each
 *     behind those that it refers to itself
 */
public record RegisteredSchema(String language, String text, Map<String, String> references) {

    private static final JsonFactory JSON = new JsonFactory();

    public RegisteredSchema {
        requireNonNull(language, "language");
        requireNonNull(text, "text");
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }

    /** All of it as one text, from which {@link #parse} makes it again. */
    String remembered() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("language", language);
            json.writeStringField("text", text);
            for (Map.Entry<String, String> reference : references.entrySet()) {
                json.writeStringField("reference:" + reference.getKey(), reference.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory takes everything
        }
        return out.toString();
    }

    /** The schema of which {@link #remembered} made a text. */
    static RegisteredSchema parse(String remembered) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(remembered)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                members.put(name, json.getText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a remembered schema is no JSON", e);
        }
        Map<String, String> references = new LinkedHashMap<>();
        members.forEach(
                (name, text) -> {
                    if (name.startsWith("reference:")) {
                        references.put(name.substring("reference:".length()), text);
                    }
                });
        return new RegisteredSchema(members.get("language"), members.get("text"), references);
    }
}
