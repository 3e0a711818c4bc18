package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes {@link Rekey}s. */
public final class RekeyFactory implements ProcessorFactory<RekeyOptions> {

    private static final String FIELD_NAME = "[A-Za-z_][A-Za-z0-9_]*";

    @Override
    public String type() {
        return "rekey";
    }

    @Override
    public String description() {
        return "Sets the message key, headers and event time of each record.";
    }

    @Override
    public Class<RekeyOptions> optionsType() {
        return RekeyOptions.class;
    }

    @Override
    public StepSpec describe(RekeyOptions options, PlanContext context) {
        check(options, context);
        RowType output = output(options, context);
        Set<String> reads = new LinkedHashSet<>();
        options.key().ifPresent(key -> reads.addAll(key.reads()));
        options.headers().values().forEach(header -> reads.addAll(header.reads()));
        options.timestamp().ifPresent(time -> reads.addAll(time.reads()));
        return ProcessorSpec.of(
                        Schemas.rows(context.inputType()),
                        Schemas.rows(output),
                        () ->
                                new Rekey(
                                        options,
                                        RowMapping.extending(output, context.inputType().size())))
                .reads(reads);
    }

    private static void check(RekeyOptions options, PlanContext context) {
        if (options.key().isEmpty()
                && options.headers().isEmpty()
                && options.removeHeaders().isEmpty()
                && options.headerFields().isEmpty()
                && options.timestamp().isEmpty()) {
            context.problem("key", "nothing is set. Give a key, headers, a timestamp or several.");
        }
        options.key()
                .ifPresent(
                        key -> {
                            if (!isTextOrBytes(key.type())) {
                                context.problem(
                                        "key",
                                        "gives %s, but a text or bytes are wanted; convert it with string(…)."
                                                .formatted(key.type().asRequired()));
                            }
                        });
    }

    private static boolean isTextOrBytes(DataType type) {
        DataType required = type.asRequired();
        return required.equals(DataTypes.STRING)
                || required.equals(DataTypes.BYTES)
                || required instanceof EnumType;
    }

    private static RowType output(RekeyOptions options, PlanContext context) {
        RowType input = context.inputType();
        if (options.headerFields().isEmpty()) {
            return input;
        }
        List<Field> fields = new ArrayList<>(input.fields());
        for (String name : options.headerFields().keySet()) {
            if (input.has(name)) {
                context.problem(
                        "header-fields." + name,
                        "the input has a field '%s' already. Give it another name."
                                .formatted(name));
            } else if (!name.matches(FIELD_NAME)) {
                context.problem(
                        "header-fields." + name,
                        "'%s' can't name a field. Use letters, digits and '_', no digit first."
                                .formatted(name));
            } else {
                fields.add(Field.of(name, DataTypes.STRING.asNullable()));
            }
        }
        return RowType.of(fields).withName(input.name());
    }
}
