package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.expression.function.Values;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionCatalogTest {

    static Stream<FunctionSpec.Example> examples() {
        return FunctionCatalog.standardCatalog().functions().stream()
                .flatMap(function -> function.examples().stream());
    }

    static Stream<FunctionSpec> functions() {
        return FunctionCatalog.standardCatalog().functions().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleGivesTheStatedResult(FunctionSpec.Example example) {
        Object value = Expressions.evaluate(example.expression());
        Object stated = Expressions.evaluate(example.result());
        assertThat(Values.equal(value, stated))
                .as("%s gives %s", example.expression(), value)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionHasAnExampleADescriptionAndAUsage(FunctionSpec function) {
        assertThat(function.examples()).isNotEmpty();
        assertThat(function.description()).endsWith(".");
        assertThat(function.usages()).isNotEmpty();
        assertThat(function.examples().get(0).expression()).contains(function.name() + "(");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everySignatureHasItsMethod(FunctionSpec function) {
        for (Signature signature : function.signatures()) {
            int parameters = signature.parameters().size() + (signature.addsUtc() ? 1 : 0);
            assertThat(
                            Arrays.stream(signature.owner().getMethods())
                                    .filter(method -> method.getName().equals(signature.method()))
                                    .filter(method -> method.getParameterCount() == parameters)
                                    .anyMatch(
                                            method -> takes(method.getParameterTypes(), signature)))
                    .as("%s%s", function.name(), signature.parameterList())
                    .isTrue();
        }
    }

    @Test
    void findsWhatWasProbablyMeant() {
        assertThat(Suggestion.nearest("uper", FunctionCatalog.standardCatalog().names()))
                .contains("upper");
        assertThat(Suggestion.nearest("starts_with", FunctionCatalog.standardCatalog().names()))
                .contains("startsWith");
        assertThat(Suggestion.nearest("bananas", FunctionCatalog.standardCatalog().names()))
                .isEmpty();
    }

    private static boolean takes(Class<?>[] types, Signature signature) {
        for (int i = 0; i < signature.parameters().size(); i++) {
            if (!types[i].isAssignableFrom(signature.parameters().get(i).javaType())) {
                return false;
            }
        }
        return true;
    }
}
