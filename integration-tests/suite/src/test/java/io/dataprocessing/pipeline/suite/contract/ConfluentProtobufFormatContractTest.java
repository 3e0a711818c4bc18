package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.connectors.format.protobuf.ConfluentProtobufFormat;
import io.dataprocessing.pipeline.connectors.format.protobuf.ConfluentProtobufOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class ConfluentProtobufFormatContractTest extends FormatContract<ConfluentProtobufOptions> {

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
    public Format<ConfluentProtobufOptions> format() {
        return new ConfluentProtobufFormat();
    }

    @Override
    protected ConfluentProtobufOptions options() {
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
        RowType type = Rows.type("id long, name string, paid boolean?");
        return List.of(
                new Golden(
                        type,
                        Rows.row(type, 150, "a", null),
                        HexFormat.of().parseHex("0000000001" + "00" + "089601" + "120161")));
    }
}
