package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.Arrays;
import java.util.Optional;

/** The messages of protobuf that stand for a value and not for a row. */
enum WellKnown {
    TIMESTAMP("Timestamp"),
    DURATION("Duration"),
    STRUCT("Struct"),
    VALUE("Value"),
    LIST_VALUE("ListValue"),
    BOOL_VALUE("BoolValue"),
    INT32_VALUE("Int32Value"),
    INT64_VALUE("Int64Value"),
    UINT32_VALUE("UInt32Value"),
    UINT64_VALUE("UInt64Value"),
    FLOAT_VALUE("FloatValue"),
    DOUBLE_VALUE("DoubleValue"),
    STRING_VALUE("StringValue"),
    BYTES_VALUE("BytesValue");

    private final String fullName;

    WellKnown(String name) {
        this.fullName = "google.protobuf." + name;
    }

    static Optional<WellKnown> of(Descriptor message) {
        return Arrays.stream(values())
                .filter(known -> known.fullName.equals(message.getFullName()))
                .findFirst();
    }

    /** Whether it holds any JSON value. */
    boolean isJson() {
        return this == STRUCT || this == VALUE || this == LIST_VALUE;
    }
}
