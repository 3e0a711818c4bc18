package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.connectors.format.avro.ConfluentAvroFormat;
import io.dataprocessing.pipeline.connectors.format.avro.ConfluentAvroOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

final class ConfluentAvroFormatContractTest extends FormatContract<ConfluentAvroOptions> {

    private final RegistryStub registry = RegistryStub.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Override
    public Format<ConfluentAvroOptions> format() {
        return new ConfluentAvroFormat();
    }

    @Override
    protected ConfluentAvroOptions options() {
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
        RowType type = Rows.type("id long, name string?");
        Row row = Rows.row(type, 7, "a");
        return List.of(new Golden(type, row, HexFormat.of().parseHex("00000000010e020261")));
    }
}
