package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function of the language, with what its page says about it.
 *
 * @param forms how a call is written, with types; for functions with rules of their own
 * @param signatures how a call is compiled; none for functions with rules of their own
 */
record FunctionSpec(
        String name,
        Group group,
        String description,
        List<String> forms,
        List<Signature> signatures,
        List<Example> examples) {

    /** What a function is about: a section of the page. */
    enum Group {
        NULLS("Nulls and errors"),
        CONVERSIONS("Conversions"),
        TEXT("Text"),
        NUMBERS("Numbers"),
        TIME("Time"),
        COLLECTIONS("Lists and maps");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** An expression over no fields, and another one that equals it. */
    record Example(String expression, String result) {}

    /** The ways to call it, as in {@code contains(string, string) → boolean}. */
    List<String> usages() {
        if (!forms.isEmpty()) {
            return forms;
        }
        return signatures.stream().map(this::usage).distinct().toList();
    }

    private String usage(Signature signature) {
        return "%s%s → %s".formatted(name, signature.parameterList(), signature.resultWord());
    }

    /** What it takes, for a message. */
    String accepted() {
        return signatures.stream()
                .map(signature -> name + signature.parameterList())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static Builder function(Group group, String name, String description) {
        return new Builder(group, name, description);
    }

    /** Describes a function, signature by signature. */
    static final class Builder {

        private final Group group;
        private final String name;
        private final String description;
        private final List<String> forms = new ArrayList<>();
        private final List<Signature> signatures = new ArrayList<>();
        private final List<Example> examples = new ArrayList<>();

        private Builder(Group group, String name, String description) {
            this.group = group;
            this.name = name;
            this.description = description;
        }

        /** A call that can't fail. */
        Builder gives(DataType result, Class<?> owner, String method, ParameterType... takes) {
            return add(result, false, false, owner, method, takes);
        }

        /** A call that may end in an error. */
        Builder mayFail(DataType result, Class<?> owner, String method, ParameterType... takes) {
            return add(result, false, true, owner, method, takes);
        }

        /** A call that may give null for arguments that aren't. */
        Builder mayGiveNull(
                DataType result, Class<?> owner, String method, ParameterType... takes) {
            return add(result.asNullable(), true, true, owner, method, takes);
        }

        /** A call whose type depends on its arguments'. */
        Builder computes(
                Signature.Result result,
                String resultWord,
                Class<?> owner,
                String method,
                ParameterType... takes) {
            signatures.add(
                    new Signature(owner, method, List.of(takes), result, resultWord, false, true));
            return this;
        }

        /** As {@link #computes}, by a method that gives an object. */
        Builder picks(
                Signature.Result result,
                String resultWord,
                Class<?> owner,
                String method,
                ParameterType... takes) {
            signatures.add(
                    new Signature(owner, method, List.of(takes), result, resultWord, true, true));
            return this;
        }

        /** A call that takes a time zone last, UTC where it's left out. */
        Builder zoned(DataType result, Class<?> owner, String method, ParameterType... takes) {
            List<ParameterType> parameters = new ArrayList<>(List.of(takes));
            Signature.Result always = arguments -> result;
            String word = result.toString();
            signatures.add(
                    new Signature(owner, method, List.of(takes), always, word, false, true)
                            .inUtc());
            parameters.add(ParameterType.ZONE);
            signatures.add(
                    new Signature(
                            owner, method, List.copyOf(parameters), always, word, false, true));
            return this;
        }

        /** How a call with rules of its own is written. */
        Builder form(String form) {
            forms.add(form);
            return this;
        }

        Builder example(String expression, String result) {
            examples.add(new Example(expression, result));
            return this;
        }

        FunctionSpec build() {
            return new FunctionSpec(
                    name,
                    group,
                    description,
                    List.copyOf(forms),
                    List.copyOf(signatures),
                    List.copyOf(examples));
        }

        private Builder add(
                DataType result,
                boolean boxed,
                boolean fails,
                Class<?> owner,
                String method,
                ParameterType... takes) {
            signatures.add(
                    new Signature(
                            owner,
                            method,
                            List.of(takes),
                            arguments -> result,
                            result.toString(),
                            boxed,
                            fails));
            return this;
        }
    }
}
