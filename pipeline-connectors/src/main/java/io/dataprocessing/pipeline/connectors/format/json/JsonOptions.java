package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.util.List;
import java.util.Optional;

/** The options of the format {@code json}. */
@Description("One JSON object a record, in UTF-8.")
public record JsonOptions(
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
        @Description(
                        "Instead of a schema: the name of the one string field that holds the whole"
                                + " record, which may be any JSON value and isn't looked into.")
                @Example("body")
                Optional<String> document,
        @Description("How deep objects and lists may be nested before a record is refused.")
                @Default("1000")
                @Range(min = 1, max = 1000)
                int maxDepth) {

    public JsonOptions {
        requireNonNull(timestampFormat, "timestampFormat");
        requireNonNull(unknownFields, "unknownFields");
        requireNonNull(duplicateKeys, "duplicateKeys");
        requireNonNull(validation, "validation");
        requireNonNull(nullFields, "nullFields");
        jsonText = List.copyOf(jsonText);
        requireNonNull(document, "document");
        if (document.isPresent() && document.get().isBlank()) {
            throw new IllegalArgumentException("'document' is blank; a field needs a name.");
        }
        if (document.isPresent() && !jsonText.isEmpty()) {
            throw new IllegalArgumentException(
                    "'document' and 'json-text' exclude each other: a document has one field only.");
        }
        if (document.isPresent() && validation == JsonValidation.FIELDS) {
            throw new IllegalArgumentException(
                    "'document' and 'validation: fields' exclude each other: all of a document is read.");
        }
        validation.check(unknownFields, duplicateKeys);
    }
}
