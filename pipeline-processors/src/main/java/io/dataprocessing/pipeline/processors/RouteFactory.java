package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link Route}s. */
public final class RouteFactory implements ProcessorFactory<RouteOptions> {

    @Override
    public String type() {
        return "route";
    }

    @Override
    public String description() {
        return "Sends each record through the outputs whose conditions it meets.";
    }

    @Override
    public Class<RouteOptions> optionsType() {
        return RouteOptions.class;
    }

    @Override
    public StepSpec describe(RouteOptions options, PlanContext context) {
        checkCases(options.cases(), context);
        Schema<Row> rows = Schemas.rows(context.inputType());
        Map<String, SideOutput<Row>> outputs = outputs(options, rows);
        Set<String> reads = new LinkedHashSet<>();
        options.cases().forEach(route -> reads.addAll(route.when().reads()));
        ProcessorSpec<Row, Void> spec =
                ProcessorSpec.withoutMainOutput(rows, () -> new Route(options, outputs))
                        .reads(reads);
        for (SideOutput<Row> output : outputs.values()) {
            spec = spec.sideOutput(output);
        }
        return spec;
    }

    private static void checkCases(List<RouteOptions.Case> cases, PlanContext context) {
        if (cases.isEmpty()) {
            context.problem("cases", "at least one case is needed.");
        }
        for (int i = 0; i < cases.size(); i++) {
            String output = cases.get(i).output();
            if (output.equals(RouteOptions.DROP) || output.equals(RouteOptions.ERROR)) {
                context.problem(
                        "cases[%d].output".formatted(i),
                        "'%s' has a meaning of its own and can't name an output."
                                .formatted(output));
            }
        }
    }

    private static Map<String, SideOutput<Row>> outputs(RouteOptions options, Schema<Row> rows) {
        Map<String, SideOutput<Row>> outputs = new LinkedHashMap<>();
        for (RouteOptions.Case route : options.cases()) {
            outputs.computeIfAbsent(route.output(), name -> new SideOutput<>(name, rows));
        }
        if (options.unmatchedLeave()) {
            outputs.computeIfAbsent(options.unmatched(), name -> new SideOutput<>(name, rows));
        }
        return outputs;
    }
}
