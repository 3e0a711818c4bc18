package io.dataprocessing.pipeline.app.dlq;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A letter as a row, for expressions. */
final class LetterRow {

    static final RowType TYPE =
            RowType.builder()
                    .field("pipeline", DataTypes.STRING)
                    .field("step", DataTypes.STRING)
                    .field("stage", DataTypes.STRING)
                    .field("error_class", DataTypes.STRING)
                    .field("error_message", DataTypes.STRING)
                    .field("topic", DataTypes.STRING.asNullable())
                    .field("partition", DataTypes.INT.asNullable())
                    .field("offset", DataTypes.LONG.asNullable())
                    .field("timestamp", DataTypes.TIMESTAMP)
                    .field("attempt", DataTypes.INT)
                    .field("key", DataTypes.STRING.asNullable())
                    .field("value", DataTypes.STRING.asNullable())
                    .build();

    private LetterRow() {}

    static Row of(Letter letter) {
        Optional<Origin> origin = letter.origin();
        Instant time = letter.recordTime().orElse(letter.time());
        return Row.of(
                TYPE,
                letter.pipeline(),
                letter.step(),
                letter.stage(),
                letter.errorClass(),
                letter.errorMessage(),
                origin.map(Origin::topic).orElse(null),
                origin.map(Origin::partition).orElse(null),
                origin.map(Origin::offset).orElse(null),
                time,
                letter.attempt(),
                text(letter.key()).orElse(null),
                text(letter.value()).orElse(null));
    }

    /** Bytes as text; empty if there are none, or they are no UTF-8. */
    static Optional<String> text(byte[] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
