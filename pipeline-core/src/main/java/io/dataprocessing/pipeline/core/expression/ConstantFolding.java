package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Calls a function when the expression is compiled, where all its arguments are constants. */
final class ConstantFolding {

    private ConstantFolding() {}

    /** The value as a literal, or why there is none; neither where arguments vary. */
    record Result(Optional<Node> node, Optional<String> problem) {}

    static Result fold(Node.Invoke call) {
        if (call.boxed() || !call.arguments().stream().allMatch(ConstantFolding::isConstant)) {
            return new Result(Optional.empty(), Optional.empty());
        }
        Object[] values = call.arguments().stream().map(ConstantFolding::value).toArray();
        try {
            Object value =
                    method(call.owner(), call.method(), call.arguments()).invoke(null, values);
            if (!call.type().accepts(value)) {
                return new Result(Optional.empty(), Optional.empty());
            }
            return new Result(
                    Optional.of(new Node.Literal(value, call.type(), Node.Literal.COMPUTED)),
                    Optional.empty());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof EvaluationException failure) {
                return new Result(Optional.empty(), Optional.of(failure.getMessage()));
            }
            throw new IllegalStateException("can't call " + call.method(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("can't call " + call.method(), e);
        }
    }

    private static boolean isConstant(Node node) {
        return node instanceof Node.Literal
                || node instanceof Node.Prepared
                || (node instanceof Node.Boxed boxed && isConstant(boxed.operand()));
    }

    private static Object value(Node node) {
        if (node instanceof Node.Literal literal) {
            return literal.value();
        }
        return node instanceof Node.Prepared prepared
                ? prepared.value()
                : value(((Node.Boxed) node).operand());
    }

    /** The overload that Java would choose; the narrowest one is declared with these very types. */
    private static Method method(Class<?> owner, String name, List<Node> arguments) {
        List<Class<?>> types = arguments.stream().<Class<?>>map(JavaTypes::argument).toList();
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> takes(method, types))
                .min((a, b) -> Boolean.compare(!exactly(a, types), !exactly(b, types)))
                .orElseThrow(() -> new IllegalStateException(owner + " has no " + name + types));
    }

    private static boolean takes(Method method, List<Class<?>> types) {
        if (method.getParameterCount() != types.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!method.getParameterTypes()[i].isAssignableFrom(types.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean exactly(Method method, List<Class<?>> types) {
        return List.of(method.getParameterTypes()).equals(types);
    }
}
