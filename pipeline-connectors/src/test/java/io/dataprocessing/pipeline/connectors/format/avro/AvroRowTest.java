package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final Map<WrittenRows.Outcome, Integer> written =
            new EnumMap<>(WrittenRows.Outcome.class);

    @Test
    void rowsOverBytesAreWhatIsReadAtOnceAndAreWrittenTheSame() throws Exception {
        for (int i = 0; read + refused < PAIRS; i++) {
            Schema writer = schemas.record();
            Schema reader = random.nextBoolean() ? writer : schemas.changed(writer);
            verify(writer, reader, i);
        }
        assertThat(lazy).as("rows over bytes of %d", read).isGreaterThan(read * 3 / 4);
        assertThat(refused).isGreaterThan(read / 10);
        int handedOn = written.get(WrittenRows.Outcome.HANDED_ON);
        int identical = written.get(WrittenRows.Outcome.IDENTICAL);
        assertThat(handedOn).isGreaterThan(read / 10);
        assertThat(handedOn + identical).isGreaterThan(2 * read);
        assertThat(written.get(WrittenRows.Outcome.READ_AS_THE_SAME)).isPositive();
        assertThat(written.get(WrittenRows.Outcome.REFUSED)).isPositive();
    }

    private void verify(Schema writer, Schema reader, int seed) throws Exception {
        Optional<RowType> type = type(reader);
        Optional<ValueReader> values = type.flatMap(each -> reader(writer, reader, each));
        if (values.isEmpty()) {
            return;
        }
        PayloadReader plain = PayloadReader.of(values.get());
        PayloadReader lazyRows = AvroCodecs.payload(values.get(), writer, reader, type.get(), true);
        List<WrittenRows> targets =
                List.of(
                        WrittenRows.unchanged(reader, type.get(), HEADER),
                        WrittenRows.extended(reader, type.get(), HEADER, random),
                        WrittenRows.some(reader, type.get(), HEADER, random));
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
            List<WrittenRows> targets)
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
        SameRows.verify(actual.get(), expected.get());
        for (WrittenRows target : targets) {
            written.merge(target.verify(expected.get(), actual.get()), 1, Integer::sum);
        }
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
                    (byte) (kind == 2 ? random.nextInt() : changed[at] ^ (1 << random.nextInt(8)));
        }
        return changed;
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
