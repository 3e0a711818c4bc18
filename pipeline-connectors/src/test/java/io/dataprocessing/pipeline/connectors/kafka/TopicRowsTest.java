package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.connectors.kafka.KafkaTableOptions.OnError;
import io.dataprocessing.pipeline.connectors.table.RowIndex;
import io.dataprocessing.pipeline.core.connector.TableDecoder;
import io.dataprocessing.pipeline.testkit.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class TopicRowsTest {

    private static final RowType ROWS = Rows.type("code string, name string");
    private static final RowType KEY = Rows.type("name string");
    private static final TableDecoder DECODER =
            (key, value) -> {
                String name = new String(value, StandardCharsets.UTF_8);
                if (name.equals("bad")) {
                    throw new DecodeException("it is bad");
                }
                return Rows.row(ROWS, new String(key, StandardCharsets.UTF_8), name);
            };

    private final TopicRows rows = rows(OnError.FAIL);
    private long offset;

    private static TopicRows rows(OnError onError) {
        return new TopicRows(
                new KafkaTableOptions("countries", onError, Map.of()),
                DECODER,
                new RowIndex(ROWS, KEY));
    }

    private void apply(TopicRows table, String key, String value) {
        table.apply(new ConsumerRecord<>("countries", 3, offset++, bytes(key), bytes(value)));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Row> find(TopicRows table, String name) {
        return table.get(Rows.row(KEY, name));
    }

    @Test
    void theLastRowOfARecordKeyCountsAndIsFoundByOtherFields() {
        apply(rows, "DE", "Germany");
        apply(rows, "FR", "France");
        apply(rows, "DE", "Deutschland");
        assertThat(find(rows, "Germany")).isEmpty();
        assertThat(find(rows, "Deutschland")).containsExactly(Rows.row(ROWS, "DE", "Deutschland"));
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void aTombstoneRemovesTheRow() {
        apply(rows, "DE", "Germany");
        apply(rows, "DE", null);
        apply(rows, "FR", null);
        assertThat(find(rows, "Germany")).isEmpty();
        assertThat(rows.size()).isZero();
    }

    @Test
    void whatIsNoRowFailsUnlessALaterRecordOfItsKeyTookItsPlace() {
        apply(rows, "DE", "bad");
        assertThatThrownBy(rows::check)
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "the record at offset 0 of partition 3 of topic 'countries' is no row of"
                                + " the table: it is bad. Correct it with a newer record of its"
                                + " key, or use 'on-error: skip'.");
        apply(rows, "DE", "Germany");
        assertThatCode(rows::check).doesNotThrowAnyException();
        apply(rows, null, "Germany");
        apply(rows, "", "Nowhere");
        assertThatThrownBy(rows::check)
                .hasMessageContaining("it has no key, which a table needs to tell its rows apart");
    }

    @Test
    void whatIsNoRowIsPassedOverOnDemandAndTheRowBeforeStays() {
        TopicRows lenient = rows(OnError.SKIP);
        apply(lenient, "DE", "Germany");
        apply(lenient, "DE", "bad");
        apply(lenient, null, "Germany");
        assertThatCode(lenient::check).doesNotThrowAnyException();
        assertThat(find(lenient, "Germany")).hasSize(1);
    }
}
