package io.dataprocessing.pipeline.benchmarks.micro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.expression.CompiledExpression;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.expression.ExpressionResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A condition on three fields, one of them nested: compiled from a text, and written in Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExpressionBenchmark {

    private static final String CONDITION = "amount > 100.0 && country == 'DE' && user.age >= 18";

    private final Row[] orders = Samples.orders();
    private CompiledExpression condition;
    private CompiledExpression total;

    /** Compiles the expressions. */
    @Setup
    public void compile() {
        condition = compiled(CONDITION);
        total = compiled("price * quantity");
    }

    private static CompiledExpression compiled(String text) {
        if (new ExpressionCompiler().compile(text, Samples.ORDER)
                instanceof ExpressionResult.Success success) {
            return success.expression();
        }
        throw new IllegalStateException("'%s' doesn't compile".formatted(text));
    }

    /** Ours. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public int condition() {
        int passed = 0;
        for (Row order : orders) {
            if (condition.test(order)) {
                passed++;
            }
        }
        return passed;
    }

    /** The limit: by position, without a check for null. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public int conditionByHand() {
        int passed = 0;
        for (Row order : orders) {
            if (order.getDouble(6) > 100.0
                    && order.getString(2).equals("DE")
                    && order.getRow(12).getInt(2) >= 18) {
                passed++;
            }
        }
        return passed;
    }

    /** Ours, with a result that isn't boolean. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public double computation() {
        double sum = 0;
        for (Row order : orders) {
            sum += (Double) total.evaluate(order);
        }
        return sum;
    }
}
