package io.dataprocessing.pipeline.connectors.format.avro;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** Makes what passes over values. */
final class Skippers {

    private final IdentityHashMap<Schema, RecordSkipper> records = new IdentityHashMap<>();

    private Skippers() {}

    static Skipper of(Schema writer) {
        return new Skippers().skipper(writer);
    }

    /** Passes over a record, which may contain itself. */
    private static final class RecordSkipper implements Skipper {

        private Skipper[] fields = {};

        @Override
        public void skip(BinaryInput input) throws MalformedException {
            input.enter();
            for (Skipper field : fields) {
                field.skip(input);
            }
            input.leave();
        }
    }

    private Skipper skipper(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> input -> {};
            case BOOLEAN -> BinaryInput::readBoolean;
            case INT -> BinaryInput::readInt;
            case LONG -> BinaryInput::readLong;
            case FLOAT -> input -> input.skip(Float.BYTES);
            case DOUBLE -> input -> input.skip(Double.BYTES);
            case STRING, BYTES -> input -> input.skip(input.readLength("bytes"));
            case FIXED -> input -> input.skip(schema.getFixedSize());
            case ENUM -> input -> input.readIndex(schema.getEnumSymbols().size(), "an enum");
            case ARRAY -> elements(schema.getElementType(), input -> {}, 0);
            case MAP ->
                    elements(
                            schema.getValueType(),
                            input -> input.skip(input.readLength("a key")),
                            1);
            case UNION -> union(schema);
            case RECORD -> record(schema);
        };
    }

    private Skipper elements(Schema element, Skipper before, int sizeBefore) {
        Skipper skipper = skipper(element);
        int size = sizeBefore + smallestSize(element);
        return input -> {
            for (int left = input.readBlock(size); left > 0; left = input.readBlock(size)) {
                for (; left > 0; left--) {
                    before.skip(input);
                    skipper.skip(input);
                }
            }
        };
    }

    private Skipper union(Schema schema) {
        List<Skipper> branches = schema.getTypes().stream().map(this::skipper).toList();
        return input -> branches.get(input.readIndex(branches.size(), "a union")).skip(input);
    }

    private Skipper record(Schema schema) {
        RecordSkipper known = records.get(schema);
        if (known != null) {
            return known;
        }
        RecordSkipper made = new RecordSkipper();
        records.put(schema, made);
        made.fields =
                schema.getFields().stream()
                        .map(field -> skipper(field.schema()))
                        .toArray(Skipper[]::new);
        return made;
    }

    /** The fewest bytes that a value takes. */
    static int smallestSize(Schema schema) {
        return smallestSize(schema, new HashSet<>());
    }

    private static int smallestSize(Schema schema, Set<String> open) {
        return switch (schema.getType()) {
            case NULL -> 0;
            case BOOLEAN, INT, LONG, STRING, BYTES, ENUM, ARRAY, MAP, UNION -> 1;
            case FLOAT -> Float.BYTES;
            case DOUBLE -> Double.BYTES;
            case FIXED -> schema.getFixedSize();
            case RECORD -> {
                if (!open.add(schema.getFullName())) {
                    yield 0;
                }
                long size = 0;
                for (Schema.Field field : schema.getFields()) {
                    size += smallestSize(field.schema(), open);
                }
                open.remove(schema.getFullName());
                yield (int) Math.min(size, Integer.MAX_VALUE);
            }
        };
    }
}
