package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to call a function.
 *
 * @param result the type for given arguments, leaving out that null gives null
 * @param resultWord the result's type in words, for documentation
 * @param boxed whether the method gives an object, perhaps null, where the type has a primitive
 *     form
 * @param fails whether a call may end in an error
 * @param addsUtc whether the method takes the zone UTC after the arguments that are written
 */
record Signature(
        Class<?> owner,
        String method,
        List<ParameterType> parameters,
        Result result,
        String resultWord,
        boolean boxed,
        boolean fails,
        boolean addsUtc) {

    Signature(
            Class<?> owner,
            String method,
            List<ParameterType> parameters,
            Result result,
            String resultWord,
            boolean boxed,
            boolean fails) {
        this(owner, method, parameters, result, resultWord, boxed, fails, false);
    }

    /** The same, calling a method that takes UTC as one more argument. */
    Signature inUtc() {
        return new Signature(owner, method, parameters, result, resultWord, boxed, fails, true);
    }

    /** The type of a call's result by those of its arguments. */
    @FunctionalInterface
    interface Result {
        DataType of(List<DataType> arguments);
    }

    boolean accepts(List<DataType> arguments) {
        if (arguments.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!parameters.get(i).accepts(arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** As in {@code (string, long)}. */
    String parameterList() {
        return parameters.stream()
                .map(ParameterType::word)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
