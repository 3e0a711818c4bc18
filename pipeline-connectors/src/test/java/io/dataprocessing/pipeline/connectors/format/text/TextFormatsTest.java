package io.dataprocessing.pipeline.connectors.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records that are one value. */
class TextFormatsTest {

    private static final TextOptions OPTIONS = new TextOptions("line");

    private static final FormatRuntime RUNTIME = new MemoryRuntime();

    private final StringFormat string = new StringFormat();
    private final BytesFormat bytes = new BytesFormat();
    private final RecordingFormatContext context = new RecordingFormatContext();

    @Test
    void readOneFieldThatIsNamedByAnOption() throws Exception {
        RowType text = string.planRead(OPTIONS, Optional.empty(), context).type();
        RowType raw = bytes.planRead(OPTIONS, Optional.empty(), context).type();

        assertThat(text).hasToString("row<line string>");
        assertThat(raw).hasToString("row<line bytes>");
        assertThat(context.problems()).isEmpty();
        assertThat(
                        string.decoder(OPTIONS, FormatSchema.of(text), RUNTIME)
                                .decode(utf8("é"))
                                .getString(0))
                .isEqualTo("é");
        assertThat(
                        bytes.decoder(OPTIONS, FormatSchema.of(raw), RUNTIME)
                                .decode(utf8("é"))
                                .getBytes(0))
                .isEqualTo(utf8("é"));
        assertThat(
                        string.decoder(OPTIONS, FormatSchema.of(text), RUNTIME)
                                .decode(new byte[0])
                                .getString(0))
                .isEmpty();
    }

    @Test
    void refuseSchemasWithOtherFields() {
        string.planRead(OPTIONS, declared("row<a string, b string>"), context);
        bytes.planRead(OPTIONS, declared("row<a string>"), context);
        string.planRead(OPTIONS, declared("row<a string?>"), context);

        assertThat(context.problems())
                .containsExactly(
                        "schema: format 'string' reads rows with one field of type string, not"
                                + " row<a string, b string>.",
                        "schema: format 'bytes' reads rows with one field of type bytes, not"
                                + " row<a string>.");
    }

    @Test
    void sayWhereBytesAreNoUtf8() throws Exception {
        RowType type = type("row<line string>");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(
                        () ->
                                string.decoder(OPTIONS, FormatSchema.of(type), RUNTIME)
                                        .decode(new byte[] {'a', (byte) 0xc0, (byte) 0x80}))
                .withMessage("invalid UTF-8 at byte 1");
    }

    @Test
    void writeAnyScalarAsText() throws EncodeException {
        assertThat(text("row<v long>", -5L)).isEqualTo("-5");
        assertThat(text("row<v decimal(10, 7)?>", new BigDecimal("0.0000001")))
                .isEqualTo("0.0000001");
        assertThat(text("row<v timestamp>", Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(text("row<v bytes>", (Object) new byte[] {1})).isEqualTo("AQ==");
        assertThat(text("row<v enum(A, B)>", "A")).isEqualTo("A");
    }

    @Test
    void refuseToWriteWhatIsNotOneValue() {
        string.planWrite(OPTIONS, type("row<a string, b long>"), Optional.empty(), context);
        string.planWrite(OPTIONS, type("row<tags array<string>>"), Optional.empty(), context);
        bytes.planWrite(OPTIONS, type("row<a string>"), Optional.empty(), context);
        bytes.planWrite(OPTIONS, type("row<a bytes?>"), Optional.empty(), context);

        assertThat(context.problems())
                .containsExactly(
                        "format: format 'string' writes rows with exactly one field; these have 2:"
                                + " a, b. Keep one of them with a step 'map', or use format"
                                + " 'json'.",
                        "format: format 'string' writes a scalar field; 'tags' is array<string>.",
                        "format: format 'bytes' writes a field of type bytes; 'a' is string.");
    }

    @Test
    void refuseNullsAndHalfCharacters() {
        RowType type = type("row<v string?>");
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(
                        () ->
                                string.encoder(OPTIONS, FormatSchema.of(type), RUNTIME)
                                        .encode(Row.of(type, (Object) null)))
                .withMessage("field 'v' is null, and the whole record would be");
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(
                        () ->
                                string.encoder(OPTIONS, FormatSchema.of(type), RUNTIME)
                                        .encode(Row.of(type, "\ud800")))
                .withMessage("field 'v' holds half a character (a lone surrogate)");
    }

    @Test
    void handOutArraysOfTheirOwn() throws EncodeException {
        RowType type = type("row<v bytes>");
        byte[] value = {1, 2};
        byte[] written =
                bytes.encoder(OPTIONS, FormatSchema.of(type), RUNTIME)
                        .encode(Row.of(type, (Object) value));
        assertThat(written).isEqualTo(value).isNotSameAs(value);
    }

    private String text(String type, Object value) throws EncodeException {
        RowType rowType = type(type);
        string.planWrite(OPTIONS, rowType, Optional.empty(), context);
        assertThat(context.problems()).isEmpty();
        return new String(
                string.encoder(OPTIONS, FormatSchema.of(rowType), RUNTIME)
                        .encode(Row.of(rowType, value)),
                StandardCharsets.UTF_8);
    }

    private static Optional<DeclaredSchema> declared(String text) {
        return Optional.of(DeclaredSchema.of(type(text)));
    }

    private static RowType type(String text) {
        return (RowType) DataTypes.parse(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
