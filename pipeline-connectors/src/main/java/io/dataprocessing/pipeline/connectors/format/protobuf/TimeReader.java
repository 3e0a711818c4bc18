package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;

/** Reads timestamps and durations: seconds and nanoseconds. */
final class TimeReader implements SpanReader {

    private static final int SECONDS = 1 << 3;
    private static final int NANOS = 2 << 3;

    /** Makes a value of seconds and nanoseconds. */
    interface Maker {

        /**
         * The value.
         *
         * @throws java.time.DateTimeException if there is none
         */
        Object make(long seconds, int nanos);
    }

    private final String path;
    private final Maker maker;

    TimeReader(String path, Maker maker) {
        this.path = path;
        this.maker = maker;
    }

    @Override
    public Object read(WireInput in, Spans spans) throws DecodeException {
        long seconds = 0;
        long nanos = 0;
        for (int i = 0; i < spans.count(); i++) {
            in.window(spans.from(i), spans.to(i));
            while (in.hasMore()) {
                int tag = in.tag();
                if (tag == SECONDS) {
                    seconds = in.varint();
                } else if (tag == NANOS) {
                    nanos = in.varint();
                } else {
                    in.skip(tag);
                }
            }
        }
        if (nanos == (int) nanos) {
            try {
                return maker.make(seconds, (int) nanos);
            } catch (java.time.DateTimeException e) {
                // said below, as for nanoseconds of more than 32 bits
            }
        }
        throw ScalarReaders.error(
                in.at(), path, "seconds or nanoseconds are out of protobuf's range");
    }
}
