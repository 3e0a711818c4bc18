package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.record.RekeyFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class RekeyContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("changes what stands beside the fields", new RekeyFactory())
                        .options(
                                """
                                key: string(id)
                                headers: {tenant: tenant}
                                remove-headers: [old]
                                timestamp: shipped
                                """)
                        .input("id long?, tenant string?, shipped timestamp?")
                        .record(TIME, 1, "t", null)
                        .failing("'key' gives null", TIME, null, "t", null)
                        .gives(1, "t", null),
                ContractCase.of("reads headers into fields", new RekeyFactory())
                        .options("header-fields: {trace: trace-id}")
                        .input("id long")
                        .record(TIME, 1)
                        .gives(1, null));
    }
}
