package io.dataprocessing.pipeline.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Orders in Avro, read by Confluent's deserializer. */
class AvroRecordsTest {

    private static final int RECORDS = 1_000;

    private final Records records = Records.of(Payload.AVRO_180, 10);

    @Test
    void haveAbout180Bytes() {
        long bytes = 0;
        for (long number = 0; number < RECORDS; number++) {
            bytes += records.value(number).length;
        }
        assertThat(bytes / RECORDS).isBetween(170L, 190L);
    }

    @Test
    void areTheSameForTheSameNumber() {
        assertThat(records.value(7)).isEqualTo(records.value(7)).isNotEqualTo(records.value(8));
    }

    @Test
    void areReadByTheSchemaThatIsRegistered() throws IOException {
        try (RegistryStub registry = RegistryStub.start()) {
            AvroValues.register(registry.url(), "orders");
            Values values = Values.of(Payload.AVRO_180, registry.url());
            for (long number = 0; number < RECORDS; number++) {
                JsonNode order = values.read(records.value(number));
                assertThat(order).hasSize(15);
                assertThat(order.get("id").asLong()).isEqualTo(number);
                assertThat(order.get("account").asLong()).isBetween(0L, 9L);
            }
        }
    }
}
