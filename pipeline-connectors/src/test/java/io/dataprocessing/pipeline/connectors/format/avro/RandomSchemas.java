package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Avro schemas by chance, and what became of them later; the same for the same seed. */
final class RandomSchemas {

    private static final int MAX_DEPTH = 3;
    private static final List<Schema.Type> PRIMITIVES =
            List.of(
                    Schema.Type.BOOLEAN,
                    Schema.Type.INT,
                    Schema.Type.LONG,
                    Schema.Type.FLOAT,
                    Schema.Type.DOUBLE,
                    Schema.Type.STRING,
                    Schema.Type.BYTES);

    private final Random random;
    private final boolean logical;
    private int names;

    RandomSchemas(long seed) {
        this(seed, false);
    }

    private RandomSchemas(long seed, boolean logical) {
        this.random = new Random(seed);
        this.logical = logical;
    }

    /** Those with logical types, too, and with records inside themselves. */
    static RandomSchemas withLogicalTypes(long seed) {
        return new RandomSchemas(seed, true);
    }

    /** A record with up to six fields, others in it. */
    Schema record() {
        return record(0);
    }

    private Schema record(int depth) {
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = random.nextInt(6) + (depth == 0 ? 1 : 0); i > 0; i--) {
            fields.add(new Schema.Field("f" + i, any(depth + 1)));
        }
        Schema record = Schema.createRecord(name("Record"), null, "test", false);
        if (logical && random.nextInt(12) == 0) {
            Schema inside = Schema.createUnion(Schema.create(Schema.Type.NULL), record);
            fields.add(new Schema.Field("inside", inside));
        }
        record.setFields(fields);
        return record;
    }

    private String name(String kind) {
        return kind + names++;
    }

    private Schema any(int depth) {
        return switch (random.nextInt(depth < MAX_DEPTH ? 13 : 9)) {
            case 0 -> Schema.create(Schema.Type.NULL);
            case 1 -> Schema.createEnum(name("Enum"), null, "test", symbols(1 + random.nextInt(4)));
            case 2 -> Schema.createFixed(name("Fixed"), null, "test", random.nextInt(5));
            case 9 -> Schema.createArray(any(depth + 1));
            case 10 -> Schema.createMap(any(depth + 1));
            case 11 -> record(depth + 1);
            case 12 -> union(depth + 1);
            default -> logical && random.nextInt(3) == 0 ? logicalType() : primitive();
        };
    }

    private Schema logicalType() {
        return switch (random.nextInt(12)) {
            case 0 -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case 1 -> LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
            case 2 -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case 3 -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case 4 -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case 5 -> LogicalTypes.timestampNanos().addToSchema(Schema.create(Schema.Type.LONG));
            case 6 ->
                    LogicalTypes.localTimestampMillis()
                            .addToSchema(Schema.create(Schema.Type.LONG));
            case 7 -> decimal(Schema.create(Schema.Type.BYTES), 20);
            case 8 -> {
                int size = 1 + random.nextInt(10);
                yield decimal(Schema.createFixed(name("Fixed"), null, "test", size), 2 * size);
            }
            case 9 ->
                    LogicalTypes.uuid()
                            .addToSchema(Schema.createFixed(name("Fixed"), null, "test", 16));
            case 10 -> LogicalTypes.bigDecimal().addToSchema(Schema.create(Schema.Type.BYTES));
            default -> {
                Schema text = Schema.create(Schema.Type.STRING);
                text.addProp(AvroKind.TYPE_PROPERTY, AvroKind.DURATION);
                yield text;
            }
        };
    }

    private Schema decimal(Schema schema, int most) {
        int precision = 1 + random.nextInt(most);
        return LogicalTypes.decimal(precision, random.nextInt(precision + 1)).addToSchema(schema);
    }

    private Schema primitive() {
        return Schema.create(PRIMITIVES.get(random.nextInt(PRIMITIVES.size())));
    }

    private static List<String> symbols(int count) {
        return List.of("A", "B", "C", "D", "E").subList(0, count);
    }

    private Schema union(int depth) {
        List<Schema> branches = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Schema branch = any(depth + 1);
            boolean taken =
                    branches.stream()
                            .anyMatch(other -> other.getFullName().equals(branch.getFullName()));
            if (branch.getType() != Schema.Type.UNION && !taken) {
                branches.add(branch);
            }
        }
        return branches.isEmpty() ? primitive() : Schema.createUnion(branches);
    }

    /** A schema changed here and there, mostly so that it can still be read. */
    Schema changed(Schema schema) {
        if (logical && recursive(schema)) {
            return schema;
        }
        return switch (schema.getType()) {
            case RECORD -> changedRecord(schema);
            case ARRAY -> Schema.createArray(changed(schema.getElementType()));
            case MAP -> Schema.createMap(changed(schema.getValueType()));
            case UNION -> changedUnion(schema);
            case ENUM -> changedEnum(schema);
            case INT, LONG, FLOAT, STRING, BYTES, DOUBLE, BOOLEAN -> changedPrimitive(schema);
            case FIXED, NULL -> schema;
        };
    }

    private static boolean recursive(Schema schema) {
        return schema.getType() == Schema.Type.RECORD && schema.getField("inside") != null;
    }

    private Schema changedRecord(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            int choice = random.nextInt(8);
            if (choice == 0) {
                continue;
            }
            Schema.Field kept =
                    new Schema.Field(
                            choice == 1 ? field.name() + "x" : field.name(),
                            changed(field.schema()));
            if (choice == 1) {
                kept.addAlias(field.name());
            }
            fields.add(kept);
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(fields, random);
        }
        if (random.nextInt(3) == 0) {
            fields.add(added());
        }
        return Schema.createRecord(schema.getName(), null, "test", false, fields);
    }

    private Schema.Field added() {
        return switch (random.nextInt(5)) {
            case 0 -> new Schema.Field("added", Schema.create(Schema.Type.INT), null, 7);
            case 1 -> new Schema.Field("added", Schema.create(Schema.Type.STRING), null, "new");
            case 2 ->
                    new Schema.Field(
                            "added",
                            Schema.createArray(Schema.create(Schema.Type.LONG)),
                            null,
                            List.of(1L, 2L));
            case 3 ->
                    new Schema.Field("added", Schema.create(Schema.Type.INT), null, (Object) null);
            default ->
                    new Schema.Field(
                            "added",
                            Schema.createUnion(
                                    Schema.create(Schema.Type.NULL),
                                    Schema.create(Schema.Type.INT)),
                            null,
                            Schema.Field.NULL_DEFAULT_VALUE);
        };
    }

    private Schema changedUnion(Schema schema) {
        if (random.nextInt(4) == 0) {
            return schema.getTypes().get(random.nextInt(schema.getTypes().size()));
        }
        List<Schema> branches = new ArrayList<>(schema.getTypes());
        Collections.shuffle(branches, random);
        return Schema.createUnion(branches);
    }

    private Schema changedEnum(Schema schema) {
        String fallback = random.nextBoolean() ? "A" : null;
        return Schema.createEnum(
                schema.getName(), null, "test", symbols(1 + random.nextInt(5)), fallback);
    }

    private Schema changedPrimitive(Schema schema) {
        if (logical && schema.getLogicalType() != null && random.nextInt(4) > 0) {
            return schema;
        }
        return switch (random.nextInt(8)) {
            case 0 -> Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
            case 1 -> Schema.create(wider(schema.getType()));
            case 2 -> random.nextInt(4) == 0 ? primitive() : schema;
            default -> schema;
        };
    }

    private Schema.Type wider(Schema.Type type) {
        return switch (type) {
            case INT -> random.nextBoolean() ? Schema.Type.LONG : Schema.Type.DOUBLE;
            case LONG -> random.nextBoolean() ? Schema.Type.FLOAT : Schema.Type.DOUBLE;
            case FLOAT -> Schema.Type.DOUBLE;
            case STRING -> Schema.Type.BYTES;
            // random bytes are no text, which Avro's reader doesn't look at
            case RECORD, ENUM, ARRAY, MAP, UNION, FIXED, BYTES, DOUBLE, BOOLEAN, NULL -> type;
        };
    }
}
