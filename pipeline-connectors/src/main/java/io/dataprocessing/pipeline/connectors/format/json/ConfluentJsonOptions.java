package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import io.dataprocessing.pipeline.connectors.registry.SubjectStrategy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options of the format {@code json-confluent}. */
@Description("One JSON object a record, behind the id of a JSON Schema in a registry.")
public record ConfluentJsonOptions(
        @Description("The subject of the schema, instead of what the strategy says.")
                @Example("orders-value")
                Optional<String> subject,
        @Description("How the subject follows from the topic and the name of the record.")
                @Default("topic-name")
                @Example("topic-record-name")
                SubjectStrategy subjectStrategy,
        @Description(
                        "The version of the subject that is read where no schema is declared:"
                                + " latest, or a number.")
                @Default("latest")
                @Matches(value = "latest|[1-9][0-9]{0,8}", allowed = "latest or a number from 1")
                @Example("3")
                String schemaVersion,
        @Description(
                        "Whether a schema that is written and not registered yet is registered"
                                + " before the pipeline starts. Without it that's an error: register"
                                + " it with 'pipeline schemas register'.")
                @Default("false")
                boolean autoRegister,
        @Description(
                        "Whether the registry compares what schemas mean, not how they are written,"
                                + " when it looks for the id.")
                @Default("false")
                boolean normalize,
        @Description(
                        "The name of the record, its schema's title. Default: the name of the row"
                                + " type.")
                @Example("shop.Order")
                Optional<String> recordName,
        @Description(
                        "How timestamps stand in the JSON: text in ISO 8601 with an offset, text as"
                                + " in SQL without one (taken as UTC), or a number since 1970.")
                @Default("iso-8601")
                @Example("epoch-millis")
                TimestampFormat timestampFormat,
        @Description("What becomes of fields that the schema doesn't have.") @Default("ignore")
                UnknownFields unknownFields,
        @Description("What becomes of an object that has a key twice.") @Default("error")
                DuplicateKeys duplicateKeys,
        @Description(
                        "How much of a record is looked at before it counts as right: all of it, or"
                                + " the fields of the schema. With 'fields' a record may pass whose"
                                + " other parts are wrong: malformed behind the last of these"
                                + " fields, other fields of any content, a key that comes twice, of"
                                + " which the first counts; and a record that isn't changed may be"
                                + " handed on with all that. It saves time where the schema has"
                                + " few of the fields. Only jobs with 'execution.optimize' make use of it.")
                @Default("full")
                JsonValidation validation,
        @Description("Whether a null is written as null or its field left out.") @Default("write")
                NullFields nullFields,
        @Description(
                        "The string fields that hold a JSON value of any kind, which is read and"
                                + " written as it stands; dots lead into rows, '[]' into arrays,"
                                + " '{}' into maps.")
                @Default("[]")
                @Example("[payload, order.extras]")
                List<String> jsonText,
        @Description("How deep objects and lists may be nested before a record is refused.")
                @Default("1000")
                @Range(min = 1, max = 1000)
                int maxDepth) {

    public ConfluentJsonOptions {
        requireNonNull(subject, "subject");
        requireNonNull(subjectStrategy, "subjectStrategy");
        requireNonNull(schemaVersion, "schemaVersion");
        requireNonNull(recordName, "recordName");
        requireNonNull(timestampFormat, "timestampFormat");
        requireNonNull(unknownFields, "unknownFields");
        requireNonNull(duplicateKeys, "duplicateKeys");
        requireNonNull(validation, "validation");
        requireNonNull(nullFields, "nullFields");
        jsonText = List.copyOf(jsonText);
        validation.check(unknownFields, duplicateKeys);
    }

    JsonRules rules() {
        return new JsonRules(
                timestampFormat, unknownFields, duplicateKeys, nullFields, Set.copyOf(jsonText));
    }
}
