package io.dataprocessing.pipeline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.RegistryFormat;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.testkit.RandomRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * What every format has to pass: rows survive the way to bytes and back, known rows give known
 * bytes, whatever else comes is refused with a {@link DecodeException} and nothing else, rows that
 * decode a field only when it's asked for are those that are decoded at once, one decoder and one
 * encoder serve all records, and arrays belong to whoever got them.
 *
 * @param <O> the options of the format
 */
public abstract class FormatContract<O extends Record> {

    private static final int ROW_TYPES = 40;
    private static final int ROWS_PER_TYPE = 25;
    private static final int BROKEN_RECORDS = 4_000;

    /** A row and its bytes. */
    public record Golden(RowType type, Row row, byte[] bytes) {

        /** A row and the text that stands for it, in UTF-8. */
        public static Golden text(RowType type, Row row, String text) {
            return new Golden(type, row, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** For subclasses. */
    protected FormatContract() {}

    /** The format. */
    public abstract Format<O> format();

    /** The options that the contract is run with. */
    protected abstract O options();

    /** What decoders and encoders get; with the {@link #registry} unless overridden. */
    protected FormatRuntime runtime() {
        return new PlainRuntime(registry());
    }

    /**
     * The registry of formats that need one, which takes any schema; without one unless overridden.
     */
    protected Optional<RegistrySettings> registry() {
        return Optional.empty();
    }

    /** Whether the format can hold a type; asked for each type in a row from the inside out. */
    protected abstract boolean supports(DataType type);

    /** Known rows and their bytes, at least one; they hold in both directions. */
    protected abstract List<Golden> golden();

    /** Types for the round trip, random ones unless the format takes only rows of one kind. */
    protected RowType rowType(RandomRows random) {
        return random.rowType(this::supports);
    }

    @Test
    final void isFoundAndDescribed() {
        assertThat(format().name()).matches("[a-z][a-z0-9-]*");
        assertThat(format().description()).matches("(?s).{10,}[.]");
        assertThat(ServiceLoader.load(Format.class))
                .as("lines in META-INF/services/%s", Format.class.getName())
                .anyMatch(found -> found.getClass() == format().getClass());
    }

    @Test
    final void rowsSurviveTheWayToBytesAndBack() throws Exception {
        RandomRows random = new RandomRows(1);
        for (int i = 0; i < ROW_TYPES; i++) {
            RowType type = rowType(random);
            RowEncoder encoder = encoder(type);
            RowDecoder decoder = decoder(type);
            List<Row> rows = new ArrayList<>();
            List<byte[]> encoded = new ArrayList<>();
            for (int j = 0; j < ROWS_PER_TYPE; j++) {
                Row row = random.row(type);
                rows.add(row);
                encoded.add(encoder.encode(row));
            }
            for (int j = 0; j < ROWS_PER_TYPE; j++) {
                Row decoded = decoder.decode(encoded.get(j));
                assertThat(decoded).as("row of %s", type).isEqualTo(rows.get(j));
                assertThat(type.accepts(decoded)).as("is of %s", type).isTrue();
            }
        }
    }

    @Test
    final void knownRowsGiveKnownBytes() throws Exception {
        assertThat(golden()).isNotEmpty();
        for (Golden pair : golden()) {
            assertThat(text(encoder(pair.type()).encode(pair.row()))).isEqualTo(text(pair.bytes()));
            assertThat(decoder(pair.type()).decode(pair.bytes())).isEqualTo(pair.row());
        }
    }

    @Test
    final void whatIsNoRecordIsRefusedAsSuch() throws Exception {
        RandomRows random = new RandomRows(2);
        Random choice = new Random(3);
        for (int i = 0; i < ROW_TYPES; i++) {
            RowType type = rowType(random);
            RowEncoder encoder = encoder(type);
            RowDecoder decoder = decoder(type);
            for (int j = 0; j < BROKEN_RECORDS / ROW_TYPES; j++) {
                byte[] broken = broken(encoder.encode(random.row(type)), choice);
                verifyRefusedOrFitting(decoder, type, broken);
            }
            Row whole = random.row(type);
            assertThat(decoder.decode(encoder.encode(whole)))
                    .as("a record behind broken ones, by the same decoder")
                    .isEqualTo(whole);
        }
    }

    @Test
    final void lazyRowsAreThoseDecodedAtOnce() throws Exception {
        RandomRows random = new RandomRows(4);
        Random choice = new Random(5);
        for (int i = 0; i < ROW_TYPES; i++) {
            RowType type = rowType(random);
            RowEncoder encoder = encoder(type);
            RowDecoder plain = decoder(type);
            RowDecoder lazy = decoder(type, new LazyRuntime(runtime()));
            for (int j = 0; j < ROWS_PER_TYPE; j++) {
                byte[] record = encoder.encode(random.row(type));
                verifySame(plain, lazy, encoder, record);
                verifySame(plain, lazy, encoder, broken(record, choice));
            }
        }
    }

    private static void verifySame(
            RowDecoder plain, RowDecoder lazy, RowEncoder encoder, byte[] record) {
        Decoded expected = Decoded.of(plain, record);
        Decoded actual = Decoded.of(lazy, record);
        assertThat(actual).as("of %s", text(record)).isEqualTo(expected);
        if (expected.row().isPresent()) {
            Row row = actual.row().orElseThrow();
            assertThat(row).hasSameHashCodeAs(expected.row().get());
            assertThat(row.materialized()).isEqualTo(expected.row().get());
            assertThat(Decoded.of(plain, encoder, row))
                    .as("what becomes of %s", text(record))
                    .isEqualTo(Decoded.of(plain, encoder, expected.row().get()));
        }
    }

    @Test
    final void arraysBelongToWhoeverGotThem() throws Exception {
        Golden pair = golden().get(0);
        RowEncoder encoder = encoder(pair.type());
        byte[] first = encoder.encode(pair.row());
        byte[] copy = first.clone();
        byte[] second = encoder.encode(pair.row());
        assertThat(first).isEqualTo(copy).isNotSameAs(second);
        Arrays.fill(second, (byte) 0);
        assertThat(encoder.encode(pair.row())).isEqualTo(copy);
        byte[] record = pair.bytes().clone();
        decoder(pair.type()).decode(record);
        assertThat(record).as("the record after it was decoded").isEqualTo(pair.bytes());
    }

    private RowEncoder encoder(RowType type) throws RegistryException {
        List<String> problems = new ArrayList<>();
        FormatSchema schema =
                format().planWrite(
                                options(),
                                type,
                                Optional.empty(),
                                new CollectingContext(problems, registry()));
        assertThat(problems).as("problems with writing %s", type).isEmpty();
        assertThat(schema.type()).isEqualTo(type);
        return format().encoder(options(), prepared(schema), runtime());
    }

    /** A schema as it is when a job starts: registered, if it has to be. */
    private FormatSchema prepared(FormatSchema schema) throws RegistryException {
        if (!(format() instanceof RegistryFormat<O> registered)) {
            return schema;
        }
        try (SchemaRegistrar registrar = registered.registrar(registry().orElseThrow())) {
            int id = registrar.register(registered.registration(options(), schema));
            return schema.with(FormatSchema.ID, Integer.toString(id));
        }
    }

    private RowDecoder decoder(RowType type) {
        return decoder(type, runtime());
    }

    private RowDecoder decoder(RowType type, FormatRuntime runtime) {
        List<String> problems = new ArrayList<>();
        FormatSchema schema =
                format().planRead(
                                options(),
                                Optional.of(DeclaredSchema.of(type)),
                                new CollectingContext(problems, registry()));
        assertThat(problems).as("problems with reading %s", type).isEmpty();
        assertThat(schema.type()).isEqualTo(type);
        return format().decoder(options(), schema, runtime);
    }

    private static void verifyRefusedOrFitting(RowDecoder decoder, RowType type, byte[] broken) {
        try {
            Row row = decoder.decode(broken);
            for (int i = 0; i < type.size(); i++) {
                row.get(i);
            }
            assertThat(type.accepts(row)).as("%s from %s", row, text(broken)).isTrue();
        } catch (DecodeException | NoRowException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            fail("a decoder must throw nothing but DecodeException, for " + text(broken), e);
        }
    }

    /** A record that was cut, lengthened, changed in places, or made up. */
    private static byte[] broken(byte[] whole, Random choice) {
        int kind = choice.nextInt(4);
        if (kind == 0) {
            return Arrays.copyOf(whole, choice.nextInt(whole.length + 1));
        }
        if (kind == 1) {
            byte[] longer = Arrays.copyOf(whole, whole.length + 1 + choice.nextInt(4));
            longer[longer.length - 1] = (byte) choice.nextInt();
            return longer;
        }
        if (kind == 2 && whole.length > 0) {
            byte[] changed = whole.clone();
            for (int i = 1 + choice.nextInt(3); i > 0; i--) {
                changed[choice.nextInt(changed.length)] = (byte) choice.nextInt();
            }
            return changed;
        }
        byte[] random = new byte[choice.nextInt(40)];
        choice.nextBytes(random);
        return random;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private record CollectingContext(List<String> problems, Optional<RegistrySettings> registry)
            implements FormatContext {

        @Override
        public String pipeline() {
            return "pipeline";
        }

        @Override
        public String endpoint() {
            return "endpoint";
        }

        @Override
        public Part part() {
            return Part.VALUE;
        }

        @Override
        public Optional<String> topic() {
            return Optional.of("topic");
        }

        @Override
        public void problem(String option, String message) {
            problems.add(option + ": " + message);
        }

        @Override
        public void unavailable(String message) {
            problems.add(message);
        }
    }

    /** What became of a record: a row, or why there is none. */
    private record Decoded(Optional<Row> row, String refusal) {

        private static Decoded of(RowDecoder decoder, byte[] record) {
            try {
                return new Decoded(Optional.of(decoder.decode(record)), "");
            } catch (DecodeException | NoRowException e) {
                return new Decoded(Optional.empty(), e.getMessage());
            }
        }

        /** What becomes of a row that is encoded first. */
        private static Decoded of(RowDecoder decoder, RowEncoder encoder, Row row) {
            try {
                return of(decoder, encoder.encode(row));
            } catch (EncodeException e) {
                return new Decoded(Optional.empty(), e.getMessage());
            }
        }
    }

    /** The same for decoders whose rows decode a field only when it's asked for. */
    private record LazyRuntime(FormatRuntime plain) implements FormatRuntime {

        @Override
        public Optional<RegistrySettings> registry() {
            return plain.registry();
        }

        @Override
        public SchemaMemory schemas() {
            return plain.schemas();
        }

        @Override
        public boolean lazyRows() {
            return true;
        }
    }

    /** Nothing is remembered. */
    private record PlainRuntime(Optional<RegistrySettings> registry)
            implements FormatRuntime, SchemaMemory {

        @Override
        public SchemaMemory schemas() {
            return this;
        }

        @Override
        public Optional<String> find(String registry, int id) {
            return Optional.empty();
        }

        @Override
        public void remember(String registry, int id, String schema) {
            // nothing is remembered
        }
    }
}
