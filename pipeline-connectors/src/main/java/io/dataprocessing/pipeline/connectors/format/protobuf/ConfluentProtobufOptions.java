package io.dataprocessing.pipeline.connectors.format.protobuf;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.connectors.registry.SubjectStrategy;
import java.util.Optional;

/** The options of the format {@code protobuf-confluent}. */
@Description("A Protobuf message behind the id of its schema in a registry.")
public record ConfluentProtobufOptions(
        @Description("The subject of the schema, instead of what the strategy says.")
                @Example("orders-value")
                Optional<String> subject,
        @Description("How the subject follows from the topic and the name of the message.")
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
                            + " before the pipeline starts. Without it that's an error: register it"
                            + " with 'pipeline schemas register'.")
                @Default("false")
                boolean autoRegister,
        @Description(
                        "Whether the registry compares what schemas mean, not how they are written,"
                                + " when it looks for the id.")
                @Default("false")
                boolean normalize,
        @Description(
                        "The full name of the message: of the one that is read where the registered"
                                + " schema has several, and of one that is made from fields or a"
                                + " class. Default: the name of the row type, else"
                                + " pipeline.endpoint.")
                @Matches(
                        value = "[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z_][A-Za-z0-9_]*)*",
                        allowed = "names with dots between, such as shop.Order")
                @Example("shop.Order")
                Optional<String> message) {

    public ConfluentProtobufOptions {
        requireNonNull(subject, "subject");
        requireNonNull(subjectStrategy, "subjectStrategy");
        requireNonNull(schemaVersion, "schemaVersion");
        requireNonNull(message, "message");
    }
}
