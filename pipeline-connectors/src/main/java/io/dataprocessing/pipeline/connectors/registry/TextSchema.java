package io.dataprocessing.pipeline.connectors.registry;

import io.confluent.kafka.schemaregistry.AbstractSchemaProvider;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.Metadata;
import io.confluent.kafka.schemaregistry.client.rest.entities.RuleSet;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaEntity;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schema as Confluent's client wants it, which is never looked into: the registry parses and
 * compares, formats read the text.
 *
 * @param schemaType the language
 * @param canonicalString the text
 * @param references the schemas that it refers to
 * @param texts their texts, by the names that the text uses
 */
record TextSchema(
        String schemaType,
        String canonicalString,
        List<SchemaReference> references,
        Map<String, String> texts)
        implements ParsedSchema {

    /** Makes schemas of a language for the client, and gets what they refer to. */
    static final class Provider extends AbstractSchemaProvider {

        private final String language;

        Provider(String language) {
            this.language = language;
        }

        @Override
        public String schemaType() {
            return language;
        }

        @Override
        public ParsedSchema parseSchemaOrElseThrow(
                Schema schema, boolean isNew, boolean normalize) {
            return new TextSchema(
                    language,
                    schema.getSchema(),
                    schema.getReferences(),
                    resolveReferences(schema));
        }
    }

    RegisteredSchema registered() {
        return new RegisteredSchema(schemaType, canonicalString, texts);
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public Integer version() {
        return null; // what the client's own schemas say of no version
    }

    @Override
    public Metadata metadata() {
        return null; // likewise
    }

    @Override
    public RuleSet ruleSet() {
        return null; // likewise
    }

    @Override
    public ParsedSchema copy() {
        return this;
    }

    @Override
    public ParsedSchema copy(Integer version) {
        return this;
    }

    @Override
    public ParsedSchema copy(Metadata metadata, RuleSet ruleSet) {
        return this;
    }

    @Override
    public ParsedSchema copy(
            Map<SchemaEntity, Set<String>> tagsToAdd, Map<SchemaEntity, Set<String>> tagsToRemove) {
        return this;
    }

    @Override
    public List<String> isBackwardCompatible(ParsedSchema previous) {
        return List.of(); // only a registry is asked
    }

    @Override
    public Object rawSchema() {
        return canonicalString;
    }
}
