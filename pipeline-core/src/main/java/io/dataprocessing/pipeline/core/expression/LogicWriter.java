package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.core.expression.function.Numbers;
import io.dataprocessing.pipeline.core.expression.function.Texts;

/** Writes {@code && || !} with three values, and comparisons. */
final class LogicWriter {

    static final String ERROR = EvaluationException.class.getName();

    private final JavaGenerator generator;
    private final NodeWriter nodes;

    LogicWriter(JavaGenerator generator, NodeWriter nodes) {
        this.generator = generator;
        this.nodes = nodes;
    }

    Code write(Node node, Block block) {
        return node instanceof Node.Not not ? not(not, block) : logic((Node.Logic) node, block);
    }

    private Code not(Node.Not not, Block block) {
        Code operand = nodes.write(not.operand(), block);
        if (operand.neverNull() || operand.alwaysNull()) {
            return new Code(operand.isNull(), "(!" + operand.value() + ")");
        }
        String value = generator.fresh("v");
        block.line("boolean %s = !%s && !%s;".formatted(value, operand.isNull(), operand.value()));
        return new Code(operand.isNull(), value);
    }

    private Code logic(Node.Logic logic, Block block) {
        if (Nodes.fails(logic.left())) {
            return guarded(logic, block);
        }
        Code left = nodes.write(logic.left(), block);
        Block rightBlock = new Block();
        Code right = nodes.write(logic.right(), rightBlock);
        if (rightBlock.isEmpty() && left.neverNull() && right.neverNull()) {
            return Code.required(
                    "(%s %s %s)".formatted(left.value(), logic.and() ? "&&" : "||", right.value()));
        }
        Code result = start(logic, block);
        String undecided = logic.and() ? left.isNull() + " || " + left.value() : "!" + left.value();
        block.line("if (" + undecided + ") {");
        block.add(rightBlock);
        combine(logic, left, once(logic.right(), right, block), result, block);
        block.line("}");
        return result;
    }

    /** The value in a variable, because it's looked at twice. */
    private Code once(Node node, Code code, Block block) {
        Code variables = nodes.declare(node.type(), block);
        nodes.assign(variables, code, block);
        return variables;
    }

    /** An error on the left counts only if the right doesn't decide alone. */
    private Code guarded(Node.Logic logic, Block block) {
        String error = generator.fresh("e");
        block.line(ERROR + " " + error + " = null;");
        Code left = nodes.declare(logic.left().type(), block);
        block.line("try {");
        nodes.assign(left, nodes.write(logic.left(), block), block);
        block.line("} catch (" + ERROR + " caught) {");
        block.line(error + " = caught;");
        if (!left.neverNull()) {
            block.line(left.isNull() + " = false;");
        }
        block.line("}");
        Code result = start(logic, block);
        String undecided = logic.and() ? left.isNull() + " || " + left.value() : "!" + left.value();
        block.line("if (" + error + " != null || " + undecided + ") {");
        Code right = once(logic.right(), nodes.write(logic.right(), block), block);
        String indecisive =
                logic.and()
                        ? "(" + right.isNull() + " || " + right.value() + ")"
                        : "!" + right.value();
        block.line("if (" + error + " != null && " + indecisive + ") throw " + error + ";");
        combine(logic, left, right, result, block);
        block.line("}");
        return result;
    }

    /** The result as the left side alone decides it. */
    private Code start(Node.Logic logic, Block block) {
        String value = generator.fresh("v");
        block.line("boolean " + value + " = " + !logic.and() + ";");
        if (!logic.type().nullable()) {
            return Code.required(value);
        }
        String isNull = generator.fresh("n");
        block.line("boolean " + isNull + " = false;");
        return new Code(isNull, value);
    }

    /** The result where the left side is null or doesn't decide. */
    private static void combine(Node.Logic logic, Code left, Code right, Code result, Block block) {
        if (result.neverNull()) {
            block.line(result.value() + " = " + right.value() + ";");
            return;
        }
        String open = logic.and() ? right.value() : "!" + right.value();
        block.line(
                "%s = %s || (%s && %s);"
                        .formatted(result.isNull(), right.isNull(), left.isNull(), open));
        block.line("%s = !%s && %s;".formatted(result.value(), result.isNull(), right.value()));
    }

    Code compare(Node.Compare compare, Block block) {
        Code left = nodes.write(compare.left(), block);
        Code right = nodes.write(compare.right(), block);
        String test = test(compare, left.value(), right.value());
        if (left.neverNull() && right.neverNull()) {
            return Code.required(test);
        }
        String isNull = generator.fresh("n");
        String value = generator.fresh("v");
        block.line("boolean %s = %s || %s;".formatted(isNull, left.isNull(), right.isNull()));
        block.line("boolean %s = !%s && %s;".formatted(value, isNull, test));
        return new Code(isNull, value);
    }

    private static String test(Node.Compare compare, String left, String right) {
        DataType type = compare.left().type();
        Operator operator = compare.operator();
        Class<?> a = JavaTypes.local(type);
        Class<?> b = JavaTypes.local(compare.right().type());
        if (a != b) {
            return a == double.class
                    ? mixed(mirrored(operator), right, left)
                    : mixed(operator, left, right);
        }
        if (a.isPrimitive() && (a != boolean.class || isEquality(operator))) {
            return "(%s %s %s)".formatted(left, operator.sign(), right);
        }
        if (a == boolean.class) {
            return ordered("Boolean.compare(" + left + ", " + right + ")", operator);
        }
        if (TypeRules.isText(type)) {
            return isEquality(operator)
                    ? equal(operator, left + ".equals(" + right + ")")
                    : ordered(call(Texts.class, left, right), operator);
        }
        if (TypeRules.is(type, Kind.BYTES)) {
            return ordered(
                    "java.util.Arrays.compareUnsigned(" + left + ", " + right + ")", operator);
        }
        return isEquality(operator) && !TypeRules.isDecimal(type)
                ? equal(operator, left + ".equals(" + right + ")")
                : ordered(left + ".compareTo(" + right + ")", operator);
    }

    /** A long or decimal beside a double: the comparison has a fourth outcome, unordered. */
    private static String mixed(Operator operator, String exact, String floating) {
        String comparison = call(Numbers.class, exact, floating);
        return switch (operator) {
            case LESS -> "(" + comparison + " == -1)";
            case LESS_OR_EQUAL -> "(" + comparison + " <= 0)";
            case GREATER -> "(" + comparison + " == 1)";
            case GREATER_OR_EQUAL -> "(" + comparison + " >> 1 == 0)";
            case EQUAL -> "(" + comparison + " == 0)";
            case NOT_EQUAL -> "(" + comparison + " != 0)";
            case OR,
                    AND,
                    NOT,
                    NEGATE,
                    CONDITIONAL,
                    ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    REMAINDER,
                    IN ->
                    throw new IllegalArgumentException("no comparison: " + operator);
        };
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL -> operator;
            case OR,
                    AND,
                    NOT,
                    NEGATE,
                    CONDITIONAL,
                    ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    REMAINDER,
                    IN ->
                    throw new IllegalArgumentException("no comparison: " + operator);
        };
    }

    private static boolean isEquality(Operator operator) {
        return operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    }

    private static String equal(Operator operator, String test) {
        return operator == Operator.EQUAL ? test : "(!" + test + ")";
    }

    private static String ordered(String comparison, Operator operator) {
        return "(" + comparison + " " + operator.sign() + " 0)";
    }

    private static String call(Class<?> owner, String a, String b) {
        return "%s.compare(%s, %s)".formatted(JavaTypes.name(owner), a, b);
    }
}
