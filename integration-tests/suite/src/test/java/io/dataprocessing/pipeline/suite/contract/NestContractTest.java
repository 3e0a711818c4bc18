package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.shape.NestFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.Arrays;
import java.util.List;

final class NestContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("puts fields into a row", new NestFactory())
                        .options("target: address\nfields: [city, street]")
                        .input("id long, street string?, name string, city string")
                        .record(TIME, 1, null, "Ada", "London")
                        .gives(1, Arrays.asList(null, "London"), "Ada"),
                ContractCase.of("hoists the whole record", new NestFactory())
                        .options("target: record")
                        .input("id long, name string")
                        .record(TIME, 1, "Ada")
                        .gives(List.of(1, "Ada")));
    }
}
