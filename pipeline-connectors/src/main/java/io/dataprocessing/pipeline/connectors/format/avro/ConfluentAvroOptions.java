package io.dataprocessing.pipeline.connectors.format.avro;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.connectors.registry.SubjectStrategy;
import java.util.Optional;

/** The options of the format {@code avro-confluent}. */
@Description("Avro's binary encoding behind the id of a schema in a registry.")
public record ConfluentAvroOptions(
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
                        "The name of the field of a schema that is no record; when it's written"
                                + " without a schema, rows of this one field become such a value."
                                + " Default: value, for keys key.")
                @Example("sku")
                Optional<String> field,
        @Description(
                        "The full name of the record, where no schema is declared. Default: the"
                                + " name of the row type, else pipeline.endpoint.")
                @Example("shop.Order")
                Optional<String> recordName) {

    public ConfluentAvroOptions {
        requireNonNull(subject, "subject");
        requireNonNull(subjectStrategy, "subjectStrategy");
        requireNonNull(schemaVersion, "schemaVersion");
        requireNonNull(field, "field");
        Naming.verify(recordName);
    }
}
