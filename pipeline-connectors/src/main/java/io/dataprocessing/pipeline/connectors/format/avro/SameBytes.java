package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/**
 * Says where bytes that were written by one schema are those that another would write of the row
 * that is read from them; or such as are read as the same, where an array or a number can be
 * written in several ways. In doubt they aren't.
 */
final class SameBytes {

    private SameBytes() {}

    /**
     * Whether what is read is what was written, nothing widened, moved, left out or added.
     *
     * @param open the full names of the records around it
     */
    static boolean unresolved(Resolver.Action action, Collection<String> open) {
        return switch (action.type) {
            case DO_NOTHING, ENUM -> scalar(action);
            case CONTAINER ->
                    action.writer.getType() == action.reader.getType()
                            && unresolved(((Resolver.Container) action).elementAction, open);
            case RECORD -> record((Resolver.RecordAdjust) action, open);
            case WRITER_UNION -> union((Resolver.WriterUnion) action, open);
            case PROMOTE, READER_UNION, ERROR, SKIP -> false;
        };
    }

    private static boolean scalar(Resolver.Action action) {
        return sameScalar(action.writer, action.reader);
    }

    private static boolean record(Resolver.RecordAdjust action, Collection<String> open) {
        if (open.contains(action.reader.getFullName())
                || action.firstDefault < action.readerOrder.length
                || action.fieldActions.length != action.readerOrder.length) {
            return false;
        }
        List<String> inside = new ArrayList<>(open);
        inside.add(action.reader.getFullName());
        for (int i = 0; i < action.fieldActions.length; i++) {
            if (action.readerOrder[i].pos() != i || !unresolved(action.fieldActions[i], inside)) {
                return false;
            }
        }
        return true;
    }

    private static boolean union(Resolver.WriterUnion action, Collection<String> open) {
        if (!action.unionEquiv) {
            return false;
        }
        for (Resolver.Action branch : action.actions) {
            if (!unresolved(branch, open)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether two schemas, which don't contain themselves, write the same rows as the same bytes.
     */
    static boolean written(Schema left, Schema right) {
        if (left.getType() != right.getType()) {
            return false;
        }
        return switch (left.getType()) {
            case RECORD -> fields(left.getFields(), right.getFields());
            case ARRAY -> written(left.getElementType(), right.getElementType());
            case MAP -> written(left.getValueType(), right.getValueType());
            case UNION -> branches(left.getTypes(), right.getTypes());
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
                    sameScalar(left, right);
        };
    }

    private static boolean fields(List<Schema.Field> left, List<Schema.Field> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).name().equals(right.get(i).name())
                    || !written(left.get(i).schema(), right.get(i).schema())) {
                return false;
            }
        }
        return true;
    }

    private static boolean branches(List<Schema> left, List<Schema> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!written(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameScalar(Schema left, Schema right) {
        AvroKind kind = AvroKind.of(left);
        if (left.getType() != right.getType() || kind != AvroKind.of(right)) {
            return false;
        }
        return switch (left.getType()) {
            case ENUM -> left.getEnumSymbols().equals(right.getEnumSymbols());
            case FIXED -> left.getFixedSize() == right.getFixedSize() && sameDecimal(left, right);
            case BYTES -> sameDecimal(left, right);
            case RECORD, ARRAY, MAP, UNION, STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> true;
        };
    }

    private static boolean sameDecimal(Schema left, Schema right) {
        if (left.getLogicalType() instanceof LogicalTypes.Decimal one
                && right.getLogicalType() instanceof LogicalTypes.Decimal other) {
            return one.getScale() == other.getScale() && one.getPrecision() == other.getPrecision();
        }
        return true;
    }
}
