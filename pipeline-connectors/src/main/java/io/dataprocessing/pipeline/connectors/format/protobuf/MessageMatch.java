package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether what one message says on the wire is what another reads from it: the fields of a
 * number have to be of one kind. Protobuf itself would take {@code sint32} for {@code int32} and
 * give wrong numbers.
 */
final class MessageMatch {

    /** What stands for what on the wire: types of one kind can be changed into each other. */
    private enum Kind {
        WHOLE,
        ZIGZAG,
        FIXED_32,
        FIXED_64,
        FLOAT,
        DOUBLE,
        TEXT,
        MESSAGE,
        GROUP
    }

    private final boolean byName;
    private final Set<String> seen = new HashSet<>();

    private MessageMatch(boolean byName) {
        this.byName = byName;
    }

    /**
     * Why a written message can't be read as another; empty if it can.
     *
     * @param byName whether fields of a number need the same name too
     */
    static Optional<String> difference(Descriptor written, Descriptor read, boolean byName) {
        return new MessageMatch(byName).difference(written, read);
    }

    private Optional<String> difference(Descriptor written, Descriptor read) {
        if (!seen.add(written.getFullName() + " " + read.getFullName())) {
            return Optional.empty();
        }
        for (FieldDescriptor wanted : read.getFields()) {
            FieldDescriptor found = written.findFieldByNumber(wanted.getNumber());
            if (byName && !wanted.equals(found)) {
                FieldDescriptor named = written.findFieldByName(wanted.getName());
                if (named != found) {
                    return Optional.of(
                            "field '%s' does not have number %d there"
                                    .formatted(wanted.getName(), wanted.getNumber()));
                }
            }
            if (found != null) {
                Optional<String> difference = difference(found, wanted);
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> difference(FieldDescriptor written, FieldDescriptor read) {
        if (kind(written) != kind(read) || written.isMapField() != read.isMapField()) {
            return Optional.of(
                    "field '%s' is %s there and %s here"
                            .formatted(read.getName(), words(written), words(read)));
        }
        return written.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                ? difference(written.getMessageType(), read.getMessageType())
                : Optional.empty();
    }

    private static String words(FieldDescriptor field) {
        String type = field.getType().name().toLowerCase(java.util.Locale.ROOT);
        return field.isMapField() ? "a map" : type;
    }

    private static Kind kind(FieldDescriptor field) {
        return switch (field.getType()) {
            case INT32, INT64, UINT32, UINT64, BOOL, ENUM -> Kind.WHOLE;
            case SINT32, SINT64 -> Kind.ZIGZAG;
            case FIXED32, SFIXED32 -> Kind.FIXED_32;
            case FIXED64, SFIXED64 -> Kind.FIXED_64;
            case FLOAT -> Kind.FLOAT;
            case DOUBLE -> Kind.DOUBLE;
            case STRING, BYTES -> Kind.TEXT;
            case MESSAGE -> Kind.MESSAGE;
            case GROUP -> Kind.GROUP;
        };
    }
}
