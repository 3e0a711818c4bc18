package io.dataprocessing.pipeline.suite.fuzz;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistryFormat;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.RandomRows;
import io.dataprocessing.pipeline.testkit.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes what is fuzzed of a format: types that it takes, and rows of them. */
final class FuzzTargets {

    private static final int TYPES = 24;
    private static final int TRIES = 400;
    private static final int ROWS = 200;
    private static final int SEEDS = 60;
    private static final int FRAME = 5;
    private static final String ID = "7";

    private FuzzTargets() {}

    /** Targets of a format, at least one; those of random types follow from the seed. */
    static <O extends Record> List<FuzzTarget> of(Format<O> format, long seed) {
        O options = FormatOptions.defaults(format);
        RandomRows random = new RandomRows(seed);
        List<FuzzTarget> targets = new ArrayList<>();
        List<DeclaredSchema> declared = new ArrayList<>(FuzzSchemas.of(format.name()));
        fixedTypes().forEach(type -> declared.add(DeclaredSchema.of(type)));
        for (DeclaredSchema schema : declared) {
            target(format, options, schema, random, targets.size()).ifPresent(targets::add);
        }
        for (int i = 0; i < TRIES && targets.size() < TYPES; i++) {
            RowType type = i % 2 == 0 ? random.rowType(each -> true) : flat(random);
            target(format, options, DeclaredSchema.of(type), random, targets.size())
                    .ifPresent(targets::add);
        }
        if (targets.isEmpty()) {
            throw new IllegalStateException(
                    "format '%s' takes none of the types that are tried".formatted(format.name()));
        }
        return targets;
    }

    /** One field alone, for formats that take nothing else, and one of each kind. */
    private static List<RowType> fixedTypes() {
        return List.of(
                Rows.type("value string"),
                Rows.type("value bytes"),
                Rows.type(
                        "a boolean, b int, c long, d float, e double, f decimal(20, 4), g string, h"
                                + " date, i time, j timestamp, k enum(NEW, PAID)"),
                RowType.of(
                        Field.of("id", DataTypes.LONG),
                        Field.of("deleted", DataTypes.BOOLEAN),
                        Field.of("name", DataTypes.STRING.asNullable())));
    }

    private static RowType flat(RandomRows random) {
        return random.rowType(
                type ->
                        type.javaType() != List.class
                                && type.javaType() != java.util.Map.class
                                && !(type instanceof RowType));
    }

    private static <O extends Record> Optional<FuzzTarget> target(
            Format<O> format, O options, DeclaredSchema declared, RandomRows random, int number) {
        FuzzSurroundings around = new FuzzSurroundings();
        FormatSchema read = format.planRead(options, Optional.of(declared), around);
        if (around.refused()) {
            return Optional.empty();
        }
        RowType type = read.type();
        FormatSchema write = format.planWrite(options, type, Optional.of(declared), around);
        Optional<RowEncoder> encoder = Optional.empty();
        List<byte[]> corpus = new ArrayList<>(seeds(format.name(), number));
        boolean framed = format instanceof RegistryFormat<?>;
        if (!around.refused()) {
            if (format instanceof RegistryFormat<O> registered) {
                around.answer(registered.registration(options, write));
            }
            encoder = Optional.of(format.encoder(options, write.with(FormatSchema.ID, ID), around));
            corpus.addAll(rows(encoder.get(), type, random));
        }
        RowDecoder decoder = format.decoder(options, read, around);
        return corpus.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new FuzzTarget(
                                "%s #%d %s".formatted(format.name(), number, type),
                                type,
                                decoder,
                                encoder,
                                corpus,
                                framed ? FRAME : 0));
    }

    /** Some of the records that others wrote, other ones for each target. */
    private static List<byte[]> seeds(String format, int number) {
        List<byte[]> seeds = new ArrayList<>(FuzzSeeds.of(format));
        Collections.shuffle(seeds, new Random(number));
        return seeds.subList(0, Math.min(SEEDS, seeds.size()));
    }

    private static List<byte[]> rows(RowEncoder encoder, RowType type, RandomRows random) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            try {
                all.add(encoder.encode(FuzzSchemas.fitting(random.row(type))));
            } catch (EncodeException e) {
                // a row that the format can't hold is no seed
            }
        }
        return all;
    }
}
