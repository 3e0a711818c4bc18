package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.connectors.schema.AvroSchemaFile;
import io.dataprocessing.pipeline.suite.evolution.SchemaChange.OfState;
import io.dataprocessing.pipeline.testkit.RandomRows;
import io.dataprocessing.pipeline.testkit.Rows;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For a schema change, a cell of each kind; in them rows that everybody can make for themselves.
 *
 * @param name of the cells, with a word for the kind behind it
 * @param before the type of rows that are written
 * @param type the type that the step declares in this version
 * @param version the version
 */
record ChangedCells(String name, RowType before, RowType type, Version version) {

    private static final Ttl CENTURY = Ttl.of(Duration.ofDays(36_500));

    private static final RowType GOLDEN =
            Rows.type(
                    "yes boolean, small int, large long, single float, twice double,"
                            + " price decimal(10, 2), huge decimal(38, 6), text string, raw bytes,"
                            + " day date, clock time, moment timestamp, lasting duration,"
                            + " status enum(NEW, PAID), names array<string>,"
                            + " counts map<int>, perhaps string?,"
                            + " nested row<id long, lines array<row<sku string, pieces int?>>>");

    private static final RowType EVOLVED_GOLDEN =
            RowType.builder()
                    .field("status", DataTypes.enumOf("HELD", "PAID", "NEW"))
                    .field("large", DataTypes.LONG)
                    .field("small", DataTypes.LONG)
                    .field("single", DataTypes.DOUBLE)
                    .field("price", DataTypes.decimal(20, 4))
                    .field(Field.of("label", DataTypes.STRING).withAliases(List.of("text")))
                    .field(Field.of("since", DataTypes.INT).withDefault(7))
                    .field("perhaps", DataTypes.STRING.asNullable())
                    .field("moment", DataTypes.TIMESTAMP.asNullable())
                    .field("counts", DataTypes.map(DataTypes.LONG.asNullable()))
                    .field(
                            "nested",
                            Rows.type(
                                    "lines array<row<note string?, pieces long?, sku string>>, id long"))
                    .build();

    /** The versions of a step: what its cells are declared with. */
    enum Version {
        BEFORE,
        AFTER,
        /** As before, but what expired is kept for ever, and the other way round. */
        OTHER_TTL,
        /** With those changes too that state can't take. */
        BROKEN,
        /** A cell of every type, as savepoints of past versions have it. */
        GOLDEN,
        /** The same, changed in every way that state can take. */
        EVOLVED_GOLDEN
    }

    /** The cells of a version. */
    static List<ChangedCells> of(Version version) {
        return switch (version) {
            case BEFORE, AFTER, OTHER_TTL, BROKEN -> ofChanges(version);
            case GOLDEN -> List.of(new ChangedCells("golden", GOLDEN, GOLDEN, version));
            case EVOLVED_GOLDEN ->
                    List.of(new ChangedCells("golden", GOLDEN, EVOLVED_GOLDEN, version));
        };
    }

    private static List<ChangedCells> ofChanges(Version version) {
        List<SchemaChange> changes = SchemaChange.all();
        return IntStream.range(0, changes.size())
                .mapToObj(index -> cells(changes.get(index), index, version))
                .toList();
    }

    private static ChangedCells cells(SchemaChange change, int index, Version version) {
        RowType before = type(change.before());
        boolean changed =
                version == Version.BROKEN
                        || (version == Version.AFTER && change.state() == OfState.RESTORED);
        return new ChangedCells(
                "c%02d".formatted(index + 1),
                before,
                changed ? type(change.after()) : before,
                version);
    }

    static RowType type(String avro) {
        return new AvroSchemaFile().read(SchemaDocument.of("row.avsc", avro));
    }

    StateSpec<ValueState<Row>> value() {
        return StateSpec.value(name + "-value", Schemas.rows(type), kept());
    }

    StateSpec<ValueState<Row>> expiring() {
        return StateSpec.value(name + "-expiring", Schemas.rows(type), expires());
    }

    StateSpec<ListState<Row>> list() {
        return StateSpec.list(name + "-list", Schemas.rows(type), kept());
    }

    StateSpec<MapState<String, Row>> map() {
        return StateSpec.map(
                name + "-map", Schemas.scalar(String.class), Schemas.rows(type), kept());
    }

    StateSpec<MapState<String, Row>> expiringMap() {
        return StateSpec.map(
                name + "-expiring-map",
                Schemas.scalar(String.class),
                Schemas.rows(type),
                expires());
    }

    private Ttl kept() {
        return version == Version.OTHER_TTL ? CENTURY : Ttl.none();
    }

    private Ttl expires() {
        return version == Version.OTHER_TTL ? Ttl.none() : CENTURY;
    }

    /** The row that is written for a key: number 0 to values, more to lists and maps. */
    Row sample(String key, int number) {
        return new RandomRows((name + key).hashCode() * 31L + number).row(before);
    }
}
