package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Writes rows over bytes and those that were read at once by one schema, and compares what becomes
 * of them.
 */
final class WrittenRows {

    private static final long OWN = 5;

    private final Schema schema;
    private final RowMapping mapping;
    private final List<Integer> places;
    private final byte[] header;
    private final PayloadWriter writer;
    private final PayloadReader reader;
    private boolean mapped;

    /** What became of a row in both ways. */
    enum Outcome {
        /** The record that was read. */
        HANDED_ON,
        /** The same bytes. */
        IDENTICAL,
        /** Numbers, blocks or decimals were written in more bytes than they need. */
        READ_AS_THE_SAME,
        REFUSED
    }

    /**
     * Rows of some fields of others, perhaps with a value of their own behind.
     *
     * @param places of the fields that have the values of others, whether taken over or not
     */
    private WrittenRows(Schema schema, RowMapping mapping, List<Integer> places, byte[] header) {
        this.schema = schema;
        this.mapping = mapping;
        this.places = places;
        this.header = header;
        this.writer = new PayloadWriter(AvroCodecs.writer(schema, mapping.type()));
        this.reader =
                PayloadReader.of(AvroCodecs.reader(schema, schema, AvroTypes.rowType(schema)));
    }

    /** As they were read. */
    static WrittenRows unchanged(Schema read, RowType type, byte[] header) {
        List<Integer> places = IntStream.range(0, type.size()).boxed().toList();
        int[] sources = places.stream().mapToInt(Integer::intValue).toArray();
        return new WrittenRows(read, RowMapping.of(type, sources), places, header);
    }

    /** All fields, a few with values of their own or by other schemas, and one more. */
    static WrittenRows extended(Schema read, RowType type, byte[] header, Random random) {
        return derived(
                read, type, IntStream.range(0, type.size()).boxed().toList(), header, random);
    }

    /** Some of the fields in any order, and one more. */
    static WrittenRows some(Schema read, RowType type, byte[] header, Random random) {
        List<Integer> places =
                new ArrayList<>(
                        IntStream.range(0, type.size())
                                .filter(i -> random.nextInt(3) > 0)
                                .boxed()
                                .toList());
        if (random.nextBoolean()) {
            Collections.shuffle(places, random);
        }
        return derived(read, type, places, header, random);
    }

    private static WrittenRows derived(
            Schema read, RowType type, List<Integer> places, byte[] header, Random random) {
        List<Schema.Field> fields = new ArrayList<>();
        List<Field> columns = new ArrayList<>();
        int[] sources = new int[places.size() + 1];
        for (int i = 0; i < places.size(); i++) {
            Schema.Field field = read.getFields().get(places.get(i));
            fields.add(new Schema.Field(field.name(), other(field.schema(), random)));
            columns.add(type.field(places.get(i)));
            sources[i] = random.nextInt(6) == 0 ? RowMapping.OWN : places.get(i);
        }
        fields.add(new Schema.Field("own", Schema.create(Schema.Type.LONG)));
        columns.add(Field.of("own", DataTypes.LONG));
        sources[places.size()] = RowMapping.OWN;
        Schema written = Schema.createRecord("Derived", null, "test", false, fields);
        RowMapping mapping = RowMapping.of(RowType.of(columns), sources);
        return new WrittenRows(written, mapping, places, header);
    }

    /** A schema of the same type, whose bytes may be others. */
    private static Schema other(Schema schema, Random random) {
        if (random.nextInt(4) > 0) {
            return schema;
        }
        if (schema.getType() == Schema.Type.UNION
                && schema.getTypes().size() == 2
                && schema.isNullable()) {
            return Schema.createUnion(schema.getTypes().get(1), schema.getTypes().get(0));
        }
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                ? LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG))
                : schema;
    }

    Outcome verify(Row plain, Row lazy) throws MalformedException {
        Object[] values = new Object[mapping.type().size()];
        List<Object> own = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = i < places.size() ? plain.get(places.get(i)) : Long.valueOf(OWN);
            if (mapping.source(i) == RowMapping.OWN) {
                own.add(i < places.size() ? lazy.get(places.get(i)) : Long.valueOf(OWN));
            }
        }
        mapped = !mapped || mapping.ownValues() > 0;
        Row derived = mapped ? mapping.apply(lazy, own.toArray()) : lazy;
        return verifyWritten(Row.trusted(mapping.type(), values), derived, lazy);
    }

    private Outcome verifyWritten(Row plain, Row derived, Row lazy) throws MalformedException {
        byte[] expected = {};
        String problem = "";
        try {
            expected = writer.write(header, plain);
        } catch (EncodeException e) {
            problem = e.getMessage();
        }
        byte[] actual = {};
        String actualProblem = "";
        try {
            actual = writer.write(header, derived);
        } catch (EncodeException e) {
            actualProblem = e.getMessage();
        }
        String what = "%s of %s".formatted(schema, plain);
        assertThat(actualProblem).as(what).isEqualTo(problem);
        if (!problem.isEmpty()) {
            return Outcome.REFUSED;
        }
        if (!Arrays.equals(actual, expected)) {
            assertThat(Arrays.copyOf(actual, header.length)).isEqualTo(header);
            assertThat(reader.read(actual, header.length))
                    .as(what)
                    .isEqualTo(reader.read(expected, header.length));
        }
        if (lazy instanceof AvroRow read && actual == read.bytes()) {
            return Outcome.HANDED_ON;
        }
        return Arrays.equals(actual, expected) ? Outcome.IDENTICAL : Outcome.READ_AS_THE_SAME;
    }
}
