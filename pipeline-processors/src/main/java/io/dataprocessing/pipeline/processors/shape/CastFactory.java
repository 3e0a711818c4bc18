package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.processors.value.CastRules;
import io.dataprocessing.pipeline.processors.value.DateFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Makes steps that give fields other types. */
public final class CastFactory implements ProcessorFactory<CastOptions> {

    @Override
    public String type() {
        return "cast";
    }

    @Override
    public String description() {
        return "Gives fields other types, nested ones and dates in any format too.";
    }

    @Override
    public Class<CastOptions> optionsType() {
        return CastOptions.class;
    }

    @Override
    public StepSpec describe(CastOptions options, PlanContext context) {
        RowType input = context.inputType();
        if (options.fields().isEmpty()) {
            context.problem("fields", "at least one field is needed.");
        }
        PathTree tree =
                PathTree.of(
                        input,
                        options.fields().keySet().stream()
                                .map(path -> new PathTree.Place("fields." + path, path))
                                .toList(),
                        context);
        CastRules rules =
                new CastRules(
                        formats(options, context), zone(options, context), options.unixPrecision());
        Change change = tree.change(input, new CastLeaf(options, rules, context));
        return ProcessorSpec.of(
                        Schemas.rows(input),
                        Schemas.rows((RowType) change.type()),
                        () -> new Reshape(() -> change))
                .reads(tree.roots());
    }

    private static List<DateFormat> formats(CastOptions options, PlanContext context) {
        List<DateFormat> formats = new ArrayList<>();
        for (int i = 0; i < options.format().size(); i++) {
            String pattern = options.format().get(i);
            try {
                formats.add(DateFormat.of(pattern));
            } catch (IllegalArgumentException e) {
                context.problem(
                        options.format().size() == 1 ? "format" : "format[%d]".formatted(i),
                        "'%s' is no pattern of a date or time: %s. Use letters as in"
                                        .formatted(pattern, e.getMessage())
                                + " yyyy-MM-dd HH:mm:ss, other text in single quotes.");
            }
        }
        return formats;
    }

    private static ZoneId zone(CastOptions options, PlanContext context) {
        try {
            return ZoneId.of(options.timezone());
        } catch (DateTimeException e) {
            context.problem(
                    "timezone",
                    "'%s' is no time zone. Use UTC, an offset like +02:00, or a region like"
                                    .formatted(options.timezone())
                            + " Europe/Berlin.");
            return ZoneOffset.UTC;
        }
    }
}
