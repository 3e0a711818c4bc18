package io.dataprocessing.pipeline.connectors.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes that Avro's compiler writes, as schemas. */
class SpecificRecordSchemasTest {

    private static final String ORDER =
            """
            {"type": "record", "name": "Order", "namespace": "shop", "doc": "What is bought.", "fields": [
              {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
              {"name": "number", "type": "long", "doc": "Unique."},
              {"name": "class", "type": ["null", "string"], "default": null},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "sku", "type": "string"},
                {"name": "quantity", "type": ["null", "int"], "default": null},
                {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 10, "scale": 2}}]}}},
              {"name": "first", "type": ["null", "Line"], "default": null},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "SENT"]}},
              {"name": "states", "type": {"type": "array", "items": ["null", "State"]}},
              {"name": "labels", "type": {"type": "map", "values": "string"}},
              {"name": "byPlace", "type": ["null", {"type": "map", "values": "Line"}], "default": null},
              {"name": "checksum", "type": {"type": "fixed", "name": "Md5", "size": 16}},
              {"name": "total", "type": {"type": "fixed", "name": "Total", "size": 6, "logicalType": "decimal", "precision": 12, "scale": 3}},
              {"name": "signature", "type": ["bytes", "null"]},
              {"name": "day", "type": {"type": "int", "logicalType": "date"}},
              {"name": "opens", "type": {"type": "int", "logicalType": "time-millis"}},
              {"name": "closes", "type": {"type": "long", "logicalType": "time-micros"}},
              {"name": "made", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "sent", "type": ["null", {"type": "long", "logicalType": "timestamp-micros"}]},
              {"name": "seen", "type": {"type": "array", "items": {"type": "long", "logicalType": "timestamp-millis"}}},
              {"name": "local", "type": {"type": "long", "logicalType": "local-timestamp-millis"}},
              {"name": "token", "type": {"type": "fixed", "name": "Token", "size": 16, "logicalType": "uuid"}},
              {"name": "express", "type": "boolean"},
              {"name": "weight", "type": ["null", "double"]},
              {"name": "rate", "type": "float"},
              {"name": "priority", "type": ["int", "null"], "default": 3}]}
            """;

    /** What users set in their build. */
    private enum Settings {
        DEFAULT,
        STRINGS,
        OWN_TEXTS,
        DECIMALS,
        OPTIONALS,
        PUBLIC_FIELDS;

        private void set(SpecificCompiler compiler) {
            switch (this) {
                case DEFAULT -> {}
                case STRINGS -> compiler.setStringType(GenericData.StringType.String);
                case OWN_TEXTS -> compiler.setStringType(GenericData.StringType.Utf8);
                case DECIMALS -> compiler.setEnableDecimalLogicalType(true);
                case OPTIONALS -> {
                    compiler.setGettersReturnOptional(true);
                    compiler.setFieldVisibility(SpecificCompiler.FieldVisibility.PRIVATE);
                }
                case PUBLIC_FIELDS ->
                        compiler.setFieldVisibility(SpecificCompiler.FieldVisibility.PUBLIC);
            }
        }
    }

    /** Where Avro, to decode into a class, is told that it may; ours and that of a plugin. */
    private static final String TRUSTED = "org.apache.avro.SERIALIZABLE_PACKAGES";

    /** Avro's faster reader can't decode decimals into classes that hold them as bytes. */
    private static final String FASTER = "org.apache.avro.fastread";

    private static final ClassSecurityValidator.ClassSecurityPredicate BEFORE =
            ClassSecurityValidator.getGlobal();

    @BeforeAll
    static void trustTheGeneratedClasses() {
        System.setProperty(TRUSTED, "shop");
        System.setProperty(FASTER, "false");
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        BEFORE, type -> type.getName().startsWith("shop.")));
    }

    @AfterAll
    static void trustThemNoLonger() {
        System.clearProperty(TRUSTED);
        System.clearProperty(FASTER);
        ClassSecurityValidator.setGlobal(BEFORE);
    }

    @TempDir private Path directory;

    private GeneratedClasses generated(Settings settings) {
        return GeneratedClasses.of(ORDER, directory, settings::set);
    }

    @Test
    void aGeneratedClassHasTheTypeOfItsSchema() {
        try (GeneratedClasses classes = generated(Settings.DEFAULT)) {
            Schema<?> schema = Schemas.of(classes.get("shop.Order"));
            assertThat(schema.rowType())
                    .hasToString(
                            "row<id string, number long, class string?, lines array<row<sku string,"
                                    + " quantity int?, price decimal(10, 2)>>, first row<sku"
                                    + " string, quantity int?, price decimal(10, 2)>?, state"
                                    + " enum(NEW, SENT), states array<enum(NEW, SENT)?>, labels"
                                    + " map<string>, byPlace map<row<sku string, quantity int?,"
                                    + " price decimal(10, 2)>>?, checksum bytes, total decimal(12,"
                                    + " 3), signature bytes?, day date, opens time, closes time,"
                                    + " made timestamp, sent timestamp?, seen array<timestamp>,"
                                    + " local string, token string, express boolean, weight double?, rate float, priority"
                                    + " int?>");
            assertThat(schema.rowType().name()).isEqualTo("shop.Order");
            assertThat(schema.rowType().field(1).doc()).isEqualTo("Unique.");
            assertThat(schema.rowType().field("priority").map(Field::defaultValue)).contains(3);
            assertThat(schema.javaType()).isEqualTo(classes.get("shop.Order"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsBecomeRecordsThatAvroWritesAndTheSameRowsAgain(Settings settings) throws Exception {
        try (GeneratedClasses classes = generated(settings)) {
            assertRoundTrips(classes.get("shop.Order"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFAULT", "OWN_TEXTS", "DECIMALS"})
    void aPluginMayHaveAnAvroOfItsOwn(Settings settings) throws Exception {
        try (GeneratedClasses classes =
                GeneratedClasses.isolated(ORDER, directory, settings::set)) {
            Class<?> order = classes.get("shop.Order");
            assertThat(order.getSuperclass().getClassLoader())
                    .isNotSameAs(getClass().getClassLoader());
            assertRoundTrips(order);
        }
    }

    private static <T> void assertRoundTrips(Class<T> type) throws Exception {
        Schema<T> schema = Schemas.of(type);
        RandomRows rows = new RandomRows(new Random(11));
        Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            Row row = fitting(rows.row(schema.rowType()), random);
            T value = schema.fromRow(row);
            assertThat(schema.toRow(value)).isEqualTo(row);
            ByteBuffer encoded = (ByteBuffer) type.getMethod("toByteBuffer").invoke(value);
            Object decoded = decoded(type, encoded);
            assertThat(schema.toRow(type.cast(decoded))).isEqualTo(row);
        }
    }

    /** What the class itself decodes, with its loader in place as in a call of a plugin. */
    private static Object decoded(Class<?> type, ByteBuffer encoded) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(type.getClassLoader());
        try {
            return type.getMethod("fromByteBuffer", ByteBuffer.class).invoke(null, encoded);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A row with what only a part of the values of its types may be here. */
    private static Row fitting(Row row, Random random) {
        byte[] checksum = new byte[16];
        random.nextBytes(checksum);
        Row fitting =
                row.with("id", new UUID(random.nextLong(), random.nextLong()).toString())
                        .with("checksum", checksum)
                        .with("local", "2025-01-31T12:00:00.125")
                        .with("token", new UUID(random.nextLong(), random.nextLong()).toString())
                        .with("opens", time(row, "opens", ChronoUnit.MILLIS))
                        .with("closes", time(row, "closes", ChronoUnit.MICROS))
                        .with("made", instant(row.get("made"), ChronoUnit.MILLIS))
                        .with("seen", List.of(Instant.ofEpochMilli(random.nextInt())));
        return row.get("sent") == null
                ? fitting
                : fitting.with("sent", instant(row.get("sent"), ChronoUnit.MICROS));
    }

    private static LocalTime time(Row row, String field, ChronoUnit unit) {
        return ((LocalTime) row.get(field)).truncatedTo(unit);
    }

    private static Instant instant(Object value, ChronoUnit unit) {
        return ((Instant) value).truncatedTo(unit);
    }

    @Test
    void whatDoesNotFitIsAnErrorOfItsField() {
        try (GeneratedClasses classes = generated(Settings.DEFAULT)) {
            assertErrors(Schemas.of(classes.get("shop.Order")));
        }
    }

    private static <T> void assertErrors(Schema<T> schema) {
        RowType type = schema.rowType();
        Row row = fitting(new RandomRows(new Random(3)).row(type), new Random(4));
        assertThatThrownBy(() -> schema.fromRow(row.with("id", "1-2-3-4-5")))
                .isInstanceOf(SchemaException.class)
                .hasMessage("field 'id': the text is no UUID");
        assertThatThrownBy(() -> schema.fromRow(row.with("checksum", new byte[3])))
                .hasMessage("field 'checksum': 3 bytes where Md5 holds 16");
        T empty = schema.javaType().cast(newInstance(schema.javaType()));
        assertThatThrownBy(() -> schema.toRow(empty))
                .isInstanceOf(SchemaException.class)
                .hasMessage("field 'id': must not be null");
        T broken = schema.fromRow(row.with("labels", Collections.emptyMap()));
        put(broken, 7, Collections.singletonMap("a", null));
        assertThatThrownBy(() -> schema.toRow(broken))
                .hasMessage("field 'labels': an element must not be null");
    }

    private static Object newInstance(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private static void put(Object record, int position, Object value) {
        ((SpecificRecord) record).put(position, value);
    }

    private record Batch(List<SpecificRecordBase> orders) {}

    @Test
    void aClassWithoutASchemaOfItsOwnIsRefused() {
        assertThatThrownBy(() -> Schemas.of(Batch.class))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'orders[]'")
                .hasMessageContaining("with a static getClassSchema()");
    }

    @Test
    void whatOnlyRowsExpressIsRefused() {
        String schema =
                """
                {"type": "record", "name": "Odd", "namespace": "shop", "fields": [
                  {"name": "either", "type": ["int", "string"]}]}
                """;
        try (GeneratedClasses classes = GeneratedClasses.of(schema, directory, compiler -> {})) {
            assertThatThrownBy(() -> Schemas.of(classes.get("shop.Odd")))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage(
                            "shop.Odd: field 'either': a union of several types is held as Object,"
                                    + " which doesn't say which; unite null and one type, or read"
                                    + " rows");
        }
    }
}
