package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.option.Description;

/** The options of the format {@code protobuf}: none. */
@Description("One message a record, without a length before it. It has no options.")
public record ProtobufOptions() {}
