package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.core.event.Event;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the tests of steps work with. */
final class Orders {

    static final RowType TYPE =
            RowType.builder()
                    .field("sku", DataTypes.STRING)
                    .field("amount", DataTypes.LONG)
                    .build();
    static final Schema<Row> ROWS = Schemas.rows(TYPE);

    private Orders() {}

    /** A spec that can be shipped. */
    @FunctionalInterface
    interface Spec extends Supplier<StepSpec>, Serializable {}

    static StepDefinition step(OnError onError, Spec spec) {
        return new StepDefinition(
                "work",
                "test",
                code -> new LoadedStep(spec.get(), code.asClassLoader()),
                List.of(TYPE, TYPE),
                onError);
    }

    static Row row(String sku, long amount) {
        return Row.of(TYPE, sku, amount);
    }

    static Event event(String sku, long amount, long timestamp) {
        return Event.read(
                row(sku, amount),
                Optional.of(sku.getBytes(StandardCharsets.UTF_8)),
                timestamp,
                Headers.none().with("trace", "t"),
                new Origin("orders", 0, amount));
    }
}
