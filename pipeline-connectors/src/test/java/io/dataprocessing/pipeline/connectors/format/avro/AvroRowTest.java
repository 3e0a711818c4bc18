package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

/**
 * Rows over bytes are those that are read at once, and become the records that those become: for
 * random schemas, what became of the schemas, whole and broken records, and mappings. {@code
 * -Dpipeline.fuzz.inputs=200000} and {@code -Dpipeline.fuzz.seed} ask for more and others.
 */
class AvroRowTest {

    private static final long PAIRS = Long.getLong("pipeline.fuzz.inputs", 6_000);
    private static final long SEED = Long.getLong("pipeline.fuzz.seed", 1);
    private static final int RECORDS = 3;
    private static final int BROKEN = 4;
    private static final byte[] HEADER = {0, 0, 0, 0, 7};

    private final RandomSchemas schemas = RandomSchemas.withLogicalTypes(SEED);
    private final Random random = new Random(SEED);
    private int read;
    private int lazy;
    private int refused;
    private int written;
    private int handedOn;
    private int identical;
    private int refusedToWrite;

    /** The same record by both ways: rows, or why there is none. */
    private record Pair(Optional<Row> plain, Optional<Row> lazy, String problem) {}

    @Test
    void rowsOverBytesAreWhatIsReadAtOnceAndAreWrittenTheSame() throws Exception {
        for (int i = 0; read + refused < PAIRS; i++) {
            Schema writer = schemas.record();
            Schema reader = random.nextBoolean() ? writer : schemas.changed(writer);
            verify(writer, reader, i);
        }
        assertThat(lazy).as("rows over bytes of %d", read).isGreaterThan(read * 3 / 4);
        assertThat(refused).isGreaterThan(read / 10);
        assertThat(written).isGreaterThan(read);
        assertThat(identical).isGreaterThan(written * 4 / 5);
        assertThat(handedOn).isGreaterThan(read / 10);
        assertThat(refusedToWrite).isPositive();
    }

    private void verify(Schema writer, Schema reader, int seed) throws Exception {
        Optional<RowType> type = type(reader);
        Optional<ValueReader> values = type.flatMap(each -> reader(writer, reader, each));
        if (values.isEmpty()) {
            return;
        }
        PayloadReader plain = PayloadReader.of(values.get());
        PayloadReader lazyRows =
                AvroCodecs.payload(values.get(), writer, reader, type.get(), true);
        List<Target> targets = targets(reader, type.get());
        for (Object datum : new RandomData(writer, RECORDS, seed)) {
            byte[] bytes =
                    random.nextInt(4) == 0
                            ? GenericRows.writeBlocks(writer, datum)
                            : GenericRows.write(writer, datum);
            int header = random.nextInt(4) == 0 ? 0 : HEADER.length;
            byte[] framed = Arrays.copyOf(HEADER, header + bytes.length);
            System.arraycopy(bytes, 0, framed, header, bytes.length);
            verify(plain, lazyRows, framed, header, targets);
            for (int i = 0; i < BROKEN; i++) {
                byte[] broken = broken(framed, header);
                verify(plain, lazyRows, broken, header, targets);
            }
        }
    }

    private void verify(
            PayloadReader plain,
            PayloadReader lazyRows,
            byte[] bytes,
            int from,
            List<Target> targets)
            throws Exception {
        Optional<Row> expected = Optional.empty();
        String problem = "";
        try {
            expected = Optional.of(plain.read(bytes, from));
        } catch (MalformedException e) {
            problem = e.decodeException().getMessage();
        }
        Optional<Row> actual = Optional.empty();
        String actualProblem = "";
        try {
            actual = Optional.of(lazyRows.read(bytes, from));
        } catch (MalformedException e) {
            actualProblem = e.decodeException().getMessage();
        }
        assertThat(actualProblem).isEqualTo(problem);
        if (expected.isEmpty()) {
            refused++;
            return;
        }
        read++;
        lazy += actual.orElseThrow() instanceof AvroRow ? 1 : 0;
        verifyEqual(actual.get(), expected.get());
        for (Target target : targets) {
            target.verify(expected.get(), actual.get());
        }
    }

    private static void verifyEqual(Row actual, Row expected) {
        assertThat(actual.type()).isEqualTo(expected.type());
        assertThat(actual).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(expected).isEqualTo(actual);
        assertThat(actual.materialized()).isEqualTo(expected).isNotInstanceOf(AvroRow.class);
        if (!expected.toString().contains("[B@")) {
            assertThat(actual).hasToString(expected.toString());
        }
        for (int i = 0; i < expected.type().size(); i++) {
            assertThat(actual.isNull(i)).isEqualTo(expected.isNull(i));
            if (!expected.isNull(i)) {
                DataType type = expected.type().field(i).type();
                assertThat(typed(actual, i, type)).isEqualTo(typed(expected, i, type));
            }
            if (expected.get(i) instanceof Row inside) {
                verifyEqual(actual.getRow(i), inside);
            }
        }
    }

    /** The value that the getter of its type gives. */
    private static Object typed(Row row, int index, DataType type) {
        Class<?> java = type.javaType();
        if (java == Integer.class || java == int.class) {
            return row.getInt(index);
        } else if (java == Long.class || java == long.class) {
            return row.getLong(index);
        } else if (java == Float.class || java == float.class) {
            return row.getFloat(index);
        } else if (java == Double.class || java == double.class) {
            return row.getDouble(index);
        } else if (java == Boolean.class || java == boolean.class) {
            return row.getBoolean(index);
        } else if (java == String.class) {
            return row.getString(index);
        } else if (java == java.time.Instant.class) {
            return row.getTimestamp(index);
        } else if (java == java.time.LocalDate.class) {
            return row.getDate(index);
        } else if (java == java.time.LocalTime.class) {
            return row.getTime(index);
        } else if (java == java.math.BigDecimal.class) {
            return row.getDecimal(index);
        }
        return Row.trusted(
                RowType.of(Field.of("value", type)), new Object[] {row.get(index)});
    }

    /** A record cut, lengthened, or changed behind its header. */
    private byte[] broken(byte[] bytes, int header) {
        int size = bytes.length - header;
        int kind = random.nextInt(4);
        if (kind == 0) {
            return Arrays.copyOf(bytes, header + random.nextInt(size + 1));
        }
        if (kind == 1) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(3));
            longer[longer.length - 1] = (byte) random.nextInt();
            return longer;
        }
        byte[] changed = bytes.clone();
        for (int i = 1 + random.nextInt(2); i > 0 && size > 0; i--) {
            int at = header + random.nextInt(size);
            changed[at] =
                    (byte)
                            (kind == 2
                                    ? random.nextInt()
                                    : changed[at] ^ (1 << random.nextInt(8)));
        }
        return changed;
    }

    private List<Target> targets(Schema reader, RowType type) {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(reader, RowMapping.of(type, sources(type.size())), true));
        targets.add(derived(reader, type, 0));
        targets.add(derived(reader, type, 1));
        return targets;
    }

    private static int[] sources(int size) {
        int[] sources = new int[size];
        Arrays.setAll(sources, i -> i);
        return sources;
    }

    /** Some of the fields, changed or not, and perhaps more of them behind. */
    private Target derived(Schema reader, RowType type, int kind) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            if (kind == 0 || random.nextInt(3) > 0) {
                places.add(i);
            }
        }
        if (kind == 1 && random.nextBoolean()) {
            java.util.Collections.shuffle(places, random);
        }
        List<Schema.Field> fields = new ArrayList<>();
        List<Field> columns = new ArrayList<>();
        int[] sources = new int[places.size() + 1];
        for (int i = 0; i < places.size(); i++) {
            Schema.Field field = reader.getFields().get(places.get(i));
            fields.add(new Schema.Field(field.name(), other(field.schema())));
            columns.add(type.field(places.get(i)));
            sources[i] = random.nextInt(6) == 0 ? RowMapping.OWN : places.get(i);
        }
        fields.add(new Schema.Field("own", Schema.create(Schema.Type.LONG)));
        columns.add(Field.of("own", io.dataprocessing.pipeline.api.data.DataTypes.LONG));
        sources[places.size()] = RowMapping.OWN;
        Schema out = Schema.createRecord("Derived", null, "test", false, fields);
        return new Target(out, RowMapping.of(RowType.of(columns), sources), false, places);
    }

    /** A schema of the same type whose bytes may be others. */
    private Schema other(Schema schema) {
        if (random.nextInt(4) > 0) {
            return schema;
        }
        if (schema.getType() == Schema.Type.UNION) {
            List<Schema> branches = new ArrayList<>(schema.getTypes());
            java.util.Collections.reverse(branches);
            return branches.size() == 2 && schema.isNullable()
                    ? Schema.createUnion(branches)
                    : schema;
        }
        if (schema.getLogicalType() instanceof org.apache.avro.LogicalTypes.TimestampMicros) {
            return org.apache.avro.LogicalTypes.timestampMillis()
                    .addToSchema(Schema.create(Schema.Type.LONG));
        }
        return schema;
    }

    /** What rows are written as, made of the rows that were read. */
    private final class Target {

        private final Schema schema;
        private final RowMapping mapping;
        private final boolean itself;
        private final List<Integer> places;
        private final PayloadWriter writer;
        private final PayloadReader reader;

        private Target(Schema schema, RowMapping mapping, boolean itself) {
            this(schema, mapping, itself, List.of());
        }

        private Target(Schema schema, RowMapping mapping, boolean itself, List<Integer> places) {
            this.schema = schema;
            this.mapping = mapping;
            this.itself = itself;
            this.places = places;
            this.writer = new PayloadWriter(AvroCodecs.writer(schema, mapping.type()));
            this.reader =
                    PayloadReader.of(AvroCodecs.reader(schema, schema, AvroTypes.rowType(schema)));
        }

        private void verify(Row plain, Row lazyRow) throws Exception {
            Object[] values = new Object[mapping.type().size()];
            List<Object> own = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                values[i] = itself ? plain.get(i) : i < places.size() ? plain.get(places.get(i)) : 5L;
                if (mapping.source(i) == RowMapping.OWN) {
                    own.add(values[i]);
                }
            }
            Row expectedRow = Row.trusted(mapping.type(), values);
            Row actualRow =
                    itself && random.nextBoolean()
                            ? lazyRow
                            : mapping.apply(lazyRow, own.toArray());
            byte[] expected = {};
            String problem = "";
            try {
                expected = writer.write(HEADER, expectedRow);
            } catch (EncodeException e) {
                problem = e.getMessage();
            }
            byte[] actual = {};
            String actualProblem = "";
            try {
                actual = writer.write(HEADER, actualRow);
            } catch (EncodeException e) {
                actualProblem = e.getMessage();
            }
            String what = "%s of %s".formatted(schema, plain);
            assertThat(actualProblem).as(what).isEqualTo(problem);
            if (!problem.isEmpty()) {
                refusedToWrite++;
                return;
            }
            written++;
            boolean handed = lazyRow instanceof AvroRow read && actual == read.bytes();
            handedOn += handed ? 1 : 0;
            if (Arrays.equals(actual, expected)) {
                identical++;
            } else {
                // numbers, blocks and decimals that were written in more bytes than they need
                assertThat(reader.read(actual, HEADER.length))
                        .as(what)
                        .isEqualTo(reader.read(expected, HEADER.length));
                assertThat(Arrays.copyOf(actual, HEADER.length)).isEqualTo(HEADER);
            }
        }
    }

    private static Optional<RowType> type(Schema schema) {
        try {
            return Optional.of(AvroTypes.rowType(schema, "value"));
        } catch (SchemaException e) {
            return Optional.empty();
        }
    }

    private static Optional<ValueReader> reader(Schema writer, Schema reader, RowType type) {
        try {
            return Optional.of(AvroCodecs.reader(writer, reader, type));
        } catch (AvroRuntimeException e) {
            return Optional.empty();
        }
    }
}
