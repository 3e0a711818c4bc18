package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.DecimalType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Decimals: the digits only, since the type knows where the point is. */
final class DecimalCodec implements ValueCodec {

    /** As many digits as surely fit a long. */
    private static final int LONG_DIGITS = 18;

    private final DecimalType type;
    private final boolean fitsLong;

    DecimalCodec(DecimalType type) {
        this.type = type;
        this.fitsLong = type.precision() <= LONG_DIGITS;
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        BigDecimal decimal = (BigDecimal) value;
        if (!type.fits(decimal)) {
            throw new IllegalArgumentException(
                    "a decimal of %d digits, %d behind the point, is no %s"
                            .formatted(decimal.precision(), decimal.scale(), type));
        }
        if (fitsLong) {
            Varint.writeSigned(decimal.unscaledValue().longValue(), out);
        } else {
            Varint.writeBytes(decimal.unscaledValue().toByteArray(), out);
        }
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        return fitsLong
                ? BigDecimal.valueOf(Varint.readSigned(in), type.scale())
                : new BigDecimal(new BigInteger(Varint.readBytes(in)), type.scale());
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        if (fitsLong) {
            Varint.copy(in, out);
        } else {
            Varint.copyBytes(in, out);
        }
    }
}
