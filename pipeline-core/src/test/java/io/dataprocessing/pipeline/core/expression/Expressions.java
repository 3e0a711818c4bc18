package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;

/** Short ways to compile and evaluate in tests. */
final class Expressions {

    /** An order, with each type of field once and most of them nullable as well. */
    static final RowType ORDER =
            RowType.builder()
                    .field("id", DataTypes.STRING)
                    .field("amount", DataTypes.parse("decimal(10, 2)"))
                    .field("discount", DataTypes.parse("decimal(10, 2)?"))
                    .field("quantity", DataTypes.INT)
                    .field("weight", DataTypes.parse("double?"))
                    .field("total", DataTypes.LONG)
                    .field("rating", DataTypes.FLOAT)
                    .field("comment", DataTypes.parse("string?"))
                    .field("paid", DataTypes.BOOLEAN)
                    .field("gift", DataTypes.parse("boolean?"))
                    .field("status", DataTypes.enumOf("NEW", "PAID", "SENT"))
                    .field("time", DataTypes.TIMESTAMP)
                    .field("due", DataTypes.parse("date?"))
                    .field("tags", DataTypes.parse("array<string>"))
                    .field("sizes", DataTypes.parse("array<long?>?"))
                    .field("labels", DataTypes.parse("map<string>"))
                    .field("user", DataTypes.parse("row<name string, age int?>"))
                    .field("agent", DataTypes.parse("row<name string, age int?>?"))
                    .field("namespace", DataTypes.STRING)
                    .field("content-type", DataTypes.STRING)
                    .build();

    static final RowType NOTHING = RowType.of(List.of());
    static final Row NO_FIELDS = Row.of(NOTHING);

    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private Expressions() {}

    static CompiledExpression compile(String text, RowType input) {
        return success(COMPILER.compile(text, input)).expression();
    }

    static ExpressionResult.Success success(ExpressionResult result) {
        if (result instanceof ExpressionResult.Failure failure) {
            throw new AssertionError(failure.problems().toString());
        }
        return (ExpressionResult.Success) result;
    }

    /** The value of an expression without fields. */
    static Object evaluate(String text) {
        return compile(text, NOTHING).evaluate(NO_FIELDS);
    }

    /** What is wrong with an expression over an order. */
    static List<ExpressionProblem> problems(String text) {
        return COMPILER.compile(text, ORDER) instanceof ExpressionResult.Failure failure
                ? failure.problems()
                : List.of();
    }

    static List<ExpressionProblem> warnings(String text) {
        return success(COMPILER.compile(text, ORDER)).warnings();
    }
}
