package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.format.EncodeException;
import io.dataprocessing.pipeline.core.format.RowEncoder;
import io.dataprocessing.pipeline.core.type.RowConverter;

/** Encodes some of the fields of the rows that it gets. */
public final class ProjectedEncoder implements RowEncoder {

    private final RowConverter kept;
    private final RowEncoder encoder;

    private ProjectedEncoder(RowConverter kept, RowEncoder encoder) {
        this.kept = requireNonNull(kept, "kept");
        this.encoder = requireNonNull(encoder, "encoder");
    }

    /**
     * An encoder of rows of one type whose bytes hold the fields of another; the very one that is
     * given where the types are the same.
     */
    public static OnTask<RowEncoder> of(RowType rows, RowType kept, OnTask<RowEncoder> encoder) {
        return rows.equals(kept) ? encoder : new Projected(rows, kept, encoder);
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        return encoder.encode(kept.convert(row));
    }

    /** What is shipped of it. */
    private record Projected(RowType rows, RowType kept, OnTask<RowEncoder> encoder)
            implements OnTask<RowEncoder> {

        @Override
        public RowEncoder make(ClassLoader userCode) {
            return new ProjectedEncoder(RowConverter.of(rows, kept), encoder.make(userCode));
        }
    }
}
