package io.dataprocessing.pipeline.core.expression;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operators, with the names that CEL's parser gives them. */
enum Operator {
    OR("||", "_||_"),
    AND("&&", "_&&_"),
    NOT("!", "!_"),
    NEGATE("-", "-_"),
    CONDITIONAL("?:", "_?_:_"),
    EQUAL("==", "_==_"),
    NOT_EQUAL("!=", "_!=_"),
    LESS("<", "_<_"),
    LESS_OR_EQUAL("<=", "_<=_"),
    GREATER(">", "_>_"),
    GREATER_OR_EQUAL(">=", "_>=_"),
    ADD("+", "_+_"),
    SUBTRACT("-", "_-_"),
    MULTIPLY("*", "_*_"),
    DIVIDE("/", "_/_"),
    REMAINDER("%", "_%_"),
    IN("in", "@in");

    private static final Map<String, Operator> BY_FUNCTION =
            Arrays.stream(values())
                    .collect(Collectors.toMap(operator -> operator.function, Function.identity()));

    private final String sign;
    private final String function;

    Operator(String sign, String function) {
        this.sign = sign;
        this.function = function;
    }

    static Optional<Operator> of(String function) {
        return Optional.ofNullable(BY_FUNCTION.get(function));
    }

    /** As it's written. */
    String sign() {
        return sign;
    }
}
