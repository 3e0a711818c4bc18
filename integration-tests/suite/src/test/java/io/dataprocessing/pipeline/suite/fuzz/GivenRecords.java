package io.dataprocessing.pipeline.suite.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.RandomRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Records of a type by chance: as we write them, as others write them, and damaged ones. */
final class GivenRecords {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final long WRITTEN = 1_735_689_600_000L;

    private GivenRecords() {}

    static List<RawRecord> of(RowType type, Format<?> format, int count, Random random) {
        List<byte[]> whole = whole(type, format, count, random);
        Mutator mutator = new Mutator(whole, Dictionary.of(format.name()), 0);
        SplittableRandom damage = new SplittableRandom(random.nextLong());
        boolean json = format.name().equals("json");
        List<RawRecord> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] value = whole.get(i % whole.size());
            int kind = random.nextInt(10);
            if (kind == 0) {
                value = mutator.next(damage);
            } else if (json && kind < 8) {
                value = asOthersWrite(value, new JsonNoise(random, kind < 5 ? 3 : 15));
            }
            records.add(
                    new RawRecord(
                            "given",
                            0,
                            WRITTEN + i,
                            ("text-" + random.nextInt(5)).getBytes(UTF_8),
                            value,
                            Headers.none().with("trace", "t" + i)));
        }
        return records;
    }

    private static byte[] asOthersWrite(byte[] value, JsonNoise noise) {
        try {
            return noise.write(JSON.readTree(value)).getBytes(UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the format's own JSON can't be read", e);
        }
    }

    private static <O extends Record> List<byte[]> whole(
            RowType type, Format<O> format, int count, Random random) {
        O options = FormatOptions.defaults(format);
        FuzzSurroundings around = new FuzzSurroundings();
        FormatSchema schema =
                format.planRead(options, java.util.Optional.of(DeclaredSchema.of(type)), around);
        RowEncoder encoder = format.encoder(options, schema, around);
        RandomRows rows = new RandomRows(random.nextLong());
        List<byte[]> whole = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                whole.add(encoder.encode(rows.row(type)));
            } catch (EncodeException e) {
                // a row that the format can't hold is no record of it
            }
        }
        if (whole.isEmpty()) {
            throw new IllegalStateException("no row of %s can be written".formatted(type));
        }
        return whole;
    }
}
