package io.dataprocessing.pipeline.processors.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RekeyTest {

    private static final RowType TYPE =
            (RowType) DataTypes.parse("row<id long, tenant string?, shipped timestamp?>");
    private static final Instant SHIPPED = Instant.parse("2025-01-02T00:00:00Z");

    @Test
    void setsKeyHeadersAndTime() throws Exception {
        Emitted emitted =
                emitted(
                        """
                        key: "concat(id, '|', tenant)"
                        headers: {tenant: tenant, none: "tenant == 'x' ? 'y' : null"}
                        remove-headers: [old]
                        header-fields: {trace: trace-id}
                        timestamp: shipped
                        """,
                        Headers.none()
                                .with("old", "1")
                                .with("tenant", "2")
                                .with("none", "3")
                                .with("trace-id", "4"));
        assertThat(emitted.messageKey())
                .hasValueSatisfying(key -> assertThat(new String(key, UTF_8)).isEqualTo("7|shop"));
        assertThat(emitted.headers())
                .isEqualTo(Headers.none().with("trace-id", "4").with("tenant", "shop"));
        assertThat(emitted.timestamp()).contains(SHIPPED);
        assertThat(emitted.value().get("trace")).isEqualTo("4");
    }

    @Test
    void leavesWhatIsNotNamed() throws Exception {
        Emitted emitted = emitted("remove-headers: [old]", Headers.none().with("kept", "1"));
        assertThat(emitted.messageKey())
                .hasValueSatisfying(key -> assertThat(new String(key, UTF_8)).isEqualTo("before"));
        assertThat(emitted.headers()).isEqualTo(Headers.none().with("kept", "1"));
        assertThat(emitted.timestamp()).contains(Instant.EPOCH);
    }

    private static Emitted emitted(String options, Headers headers) throws Exception {
        try (StepHarness harness =
                StepHarness.start(FactoryDescription.of(new RekeyFactory(), options, TYPE))) {
            harness.process(
                    TestRecord.of(Row.of(TYPE, 7L, "shop", SHIPPED), Instant.EPOCH)
                            .withMessageKey("before".getBytes(UTF_8))
                            .withHeaders(headers));
            return harness.take().get(0);
        }
    }
}
