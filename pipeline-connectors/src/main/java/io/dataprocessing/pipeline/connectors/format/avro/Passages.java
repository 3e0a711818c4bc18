package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.RowMapping;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Finds out, once for each mapping, which fields of a layout's records can be copied to records of
 * one schema. Used by one thread.
 */
final class Passages {

    /** More come only of steps that make mappings as they go. */
    private static final int MAX_KEPT = 256;

    private final AvroLayout layout;
    private final Schema[] schemas;
    private final Map<RowMapping, Passage> known = new IdentityHashMap<>();

    /** For a field that is read and one that is written whether the bytes are the same. */
    private final Boolean[][] same;

    private RowMapping lastMapping;
    private Passage last;

    /**
     * Those between two kinds of records.
     *
     * @param schemas of the fields that are written
     */
    Passages(AvroLayout layout, Schema[] schemas) {
        this.layout = layout;
        this.schemas = schemas;
        this.same = new Boolean[layout.type().size()][schemas.length];
        this.lastMapping = layout.itself();
        this.last = make(lastMapping);
    }

    /** The passage of the rows that a mapping makes of the layout's. */
    @SuppressWarnings("ReferenceEquality") // the rows of one step share their mapping
    Passage of(RowMapping mapping) {
        if (mapping != lastMapping) {
            if (known.size() > MAX_KEPT) {
                known.clear();
            }
            last = known.computeIfAbsent(mapping, this::make);
            lastMapping = mapping;
        }
        return last;
    }

    private Passage make(RowMapping mapping) {
        int[] first = new int[schemas.length];
        int[] behind = new int[schemas.length];
        Arrays.fill(first, AvroField.NOWHERE);
        for (int i = 0; i < Math.min(first.length, mapping.type().size()); i++) {
            int source = mapping.source(i);
            if (source != RowMapping.OWN && same(source, i)) {
                AvroField field = layout.field(source);
                first[i] = field.slot();
                behind[i] = field.slot() + field.slots();
            }
        }
        return Passage.of(first, behind, layout.slots());
    }

    private boolean same(int read, int written) {
        if (same[read][written] == null) {
            same[read][written] =
                    layout.unresolved(read)
                            && SameBytes.written(layout.schema(read), schemas[written]);
        }
        return same[read][written];
    }
}
