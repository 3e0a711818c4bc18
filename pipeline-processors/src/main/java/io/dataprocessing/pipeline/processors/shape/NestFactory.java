package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.InputField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes steps that put fields into a row of their own. */
public final class NestFactory implements ProcessorFactory<NestOptions> {

    @Override
    public String type() {
        return "nest";
    }

    @Override
    public String description() {
        return "Puts fields into a nested row, or the whole record into one.";
    }

    @Override
    public Class<NestOptions> optionsType() {
        return NestOptions.class;
    }

    @Override
    public StepSpec describe(NestOptions options, PlanContext context) {
        RowType input = context.inputType();
        Set<String> chosen =
                options.fields().isEmpty()
                        ? input.fieldNames()
                        : options.fields().stream()
                                .map(InputField::name)
                                .collect(Collectors.toSet());
        List<Column> columns = new ArrayList<>();
        boolean nested = false;
        for (int i = 0; i < input.size(); i++) {
            if (!chosen.contains(input.field(i).name())) {
                columns.add(Column.same(input, i));
            } else if (!nested) {
                columns.add(nested(input, chosen, options.target()));
                nested = true;
            }
        }
        Change change = Column.change(columns, input, "target", context);
        return ProcessorSpec.of(
                        Schemas.rows(input),
                        Schemas.rows((RowType) change.type()),
                        () -> new Reshape(() -> change))
                .reads(chosen);
    }

    private static Column nested(RowType input, Set<String> chosen, String target) {
        RowType type =
                RowType.of(
                        input.fields().stream()
                                .filter(field -> chosen.contains(field.name()))
                                .toList());
        RowMapping nested =
                RowMapping.of(type, type.fieldNames().stream().mapToInt(input::indexOf).toArray());
        return Column.made(Field.of(target, type), nested::apply);
    }
}
