package io.dataprocessing.pipeline.connectors.format.avro;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.avro.Schema;

/** Writes down how to walk over values that nobody reads, as {@link Skippers} pass over them. */
final class SkippedValues {

    private static final int MAX_DEPTH = 100;

    private final WalkerCode code;

    SkippedValues(WalkerCode code) {
        this.code = code;
    }

    void skip(Schema schema) {
        if (isDeep(schema, new ArrayDeque<>())) {
            code.read(ValueReaders.skipping(schema));
        } else {
            skipFlat(schema);
        }
    }

    /** Whether records contain themselves, or others as if they did. */
    private static boolean isDeep(Schema schema, Deque<String> open) {
        return switch (schema.getType()) {
            case ARRAY -> isDeep(schema.getElementType(), open);
            case MAP -> isDeep(schema.getValueType(), open);
            case UNION -> schema.getTypes().stream().anyMatch(branch -> isDeep(branch, open));
            case RECORD -> {
                if (open.size() > MAX_DEPTH || open.contains(schema.getFullName())) {
                    yield true;
                }
                open.push(schema.getFullName());
                boolean deep =
                        schema.getFields().stream().anyMatch(field -> isDeep(field.schema(), open));
                open.pop();
                yield deep;
            }
            case NULL, BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, FIXED, ENUM -> false;
        };
    }

    private void skipFlat(Schema schema) {
        if (code.isFull()) {
            return;
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> code.emit(Walker.BOOLEAN);
            case INT -> code.emit(Walker.INT);
            case LONG -> code.emit(Walker.LONG);
            case FLOAT -> code.emit(Walker.FIXED, Float.BYTES);
            case DOUBLE -> code.emit(Walker.FIXED, Double.BYTES);
            case STRING, BYTES -> code.emit(Walker.BYTES);
            case FIXED -> code.emit(Walker.FIXED, schema.getFixedSize());
            case ENUM -> code.emit(Walker.INDEX, schema.getEnumSymbols().size());
            case ARRAY -> {
                Schema element = schema.getElementType();
                code.blocks(Skippers.smallestSize(element), () -> skipFlat(element));
            }
            case MAP -> {
                Schema value = schema.getValueType();
                code.blocks(
                        1 + Skippers.smallestSize(value),
                        () -> {
                            code.emit(Walker.BYTES);
                            skipFlat(value);
                        });
            }
            case UNION -> {
                List<Schema> branches = schema.getTypes();
                code.union(branches.size(), i -> skipFlat(branches.get(i)));
            }
            case RECORD -> schema.getFields().forEach(field -> skipFlat(field.schema()));
        }
    }
}
