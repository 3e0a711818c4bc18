package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;

/** Reads records as rows: in the order in which they were written, each value to its place. */
final class RecordReader implements ValueReader {

    private static final int NOWHERE = -1;

    private final RowType type;
    private final String[] names;
    private final ValueReader[] readers;
    private final int[] places;
    private final Object[] defaults;

    /**
     * The parts of one field each, as it was written.
     *
     * @param places where in the row its value goes, or {@value #NOWHERE}
     * @param defaults the row before anything is read
     */
    RecordReader(
            RowType type, String[] names, ValueReader[] readers, int[] places, Object[] defaults) {
        this.type = type;
        this.names = names;
        this.readers = readers;
        this.places = places;
        this.defaults = defaults;
    }

    @Override
    public Row read(BinaryInput input) throws MalformedException {
        Object[] values = defaults.clone();
        int i = 0;
        try {
            for (; i < readers.length; i++) {
                Object value = readers[i].read(input);
                if (places[i] >= 0) {
                    values[places[i]] = value;
                }
            }
        } catch (MalformedException e) {
            throw e.in(names[i]);
        }
        return Row.trusted(type, values);
    }

    /** The place of a field that isn't wanted. */
    static int nowhere() {
        return NOWHERE;
    }
}
