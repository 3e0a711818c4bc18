package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes steps that hide what is in fields. */
public final class MaskFactory implements ProcessorFactory<MaskOptions> {

    private static final Set<MaskOptions.Method> KEYED =
            EnumSet.of(
                    MaskOptions.Method.HMAC,
                    MaskOptions.Method.ENCRYPT,
                    MaskOptions.Method.TOKENIZE);
    private static final Set<MaskOptions.Method> KEEPING =
            EnumSet.of(MaskOptions.Method.PARTIAL, MaskOptions.Method.TOKENIZE);

    @Override
    public String type() {
        return "mask";
    }

    @Override
    public String description() {
        return "Hides what is in fields: redacts, hashes, encrypts, tokenizes.";
    }

    @Override
    public Class<MaskOptions> optionsType() {
        return MaskOptions.class;
    }

    @Override
    public StepSpec describe(MaskOptions options, PlanContext context) {
        checkOptions(options, context);
        RowType input = context.inputType();
        PathTree tree = PathTree.of(input, places(options.fields()), context);
        Change planned =
                tree.change(input, new MaskLeaf(options, value -> value, context::problem));
        boolean all = tree.roots().contains(PathSteps.ALL);
        ProcessorSpec<?, ?> spec =
                ProcessorSpec.of(
                        Schemas.rows(input),
                        Schemas.rows((RowType) planned.type()),
                        () -> new Reshape(() -> opened(options, tree, input)));
        return all ? spec : spec.reads(tree.roots());
    }

    private static Change opened(MaskOptions options, PathTree tree, RowType input) {
        return tree.change(
                input, new MaskLeaf(options, Masker.open(options), (option, problem) -> {}));
    }

    private static List<PathTree.Place> places(List<String> fields) {
        return IntStream.range(0, fields.size())
                .mapToObj(i -> new PathTree.Place("fields[%d]".formatted(i), fields.get(i)))
                .toList();
    }

    private static void checkOptions(MaskOptions options, PlanContext context) {
        if (options.fields().isEmpty()) {
            context.problem("fields", "at least one field is needed.");
        }
        MaskOptions.Method method = options.method();
        only(context, "replacement", options.replacement(), method, MaskOptions.Method.REDACT);
        only(context, "mask-with", options.maskWith(), method, MaskOptions.Method.PARTIAL);
        only(context, "salt", options.salt(), method, MaskOptions.Method.HASH);
        only(context, "deterministic", options.deterministic(), method, MaskOptions.Method.ENCRYPT);
        only(context, "keep-first", options.keepFirst(), method, KEEPING);
        only(context, "keep-last", options.keepLast(), method, KEEPING);
        only(
                context,
                "algorithm",
                options.algorithm(),
                method,
                EnumSet.of(MaskOptions.Method.HASH, MaskOptions.Method.HMAC));
        only(context, "key", options.key(), method, KEYED);
        if (KEYED.contains(method) && options.key().isEmpty()) {
            context.problem(
                    "key", "'method: %s' needs one, e.g. ${env:MASK_KEY}.".formatted(word(method)));
        }
    }

    private static void only(
            PlanContext context,
            String option,
            Optional<?> given,
            MaskOptions.Method method,
            MaskOptions.Method taker) {
        only(context, option, given, method, EnumSet.of(taker));
    }

    private static void only(
            PlanContext context,
            String option,
            Optional<?> given,
            MaskOptions.Method method,
            Set<MaskOptions.Method> takers) {
        if (given.isPresent() && !takers.contains(method)) {
            context.problem(
                    option,
                    takers.stream()
                            .map(taker -> "'method: %s'".formatted(word(taker)))
                            .collect(Collectors.joining(" or ", "only ", " takes it.")));
        }
    }

    private static String word(MaskOptions.Method method) {
        return MaskLeaf.word(method);
    }
}
