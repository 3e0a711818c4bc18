package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.connectors.format.json.ConfluentJsonFormat;
import io.dataprocessing.pipeline.connectors.format.json.ConfluentJsonOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class ConfluentJsonFormatContractTest extends FormatContract<ConfluentJsonOptions> {

    private RegistryStub registry;

    @BeforeEach
    void start() {
        registry = RegistryStub.start();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Override
    public Format<ConfluentJsonOptions> format() {
        return new ConfluentJsonFormat();
    }

    @Override
    protected ConfluentJsonOptions options() {
        return FormatOptions.defaults(format());
    }

    @Override
    protected Optional<RegistrySettings> registry() {
        return Optional.of(new RegistrySettings(registry.url(), Map.of()));
    }

    @Override
    protected boolean supports(DataType type) {
        return true;
    }

    @Override
    protected List<Golden> golden() {
        RowType type = Rows.type("id long, name string?, price decimal(8, 2)");
        return List.of(
                Golden.text(
                        type,
                        Rows.row(type, 7, "Ä", "12.50"),
                        "\0\0\0\0\1{\"id\":7,\"name\":\"Ä\",\"price\":12.50}"));
    }
}
