package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.core.expression.function.Decimals;
import io.dataprocessing.pipeline.core.expression.function.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the statements of nodes: fields, values, calls and choices. */
final class NodeWriter {

    private static final int LONG_EXPRESSION = 200;

    private final JavaGenerator generator;
    private final LogicWriter logic;
    private final LoopWriter loops;
    private final FieldWriter fields;

    NodeWriter(JavaGenerator generator) {
        this.generator = generator;
        this.logic = new LogicWriter(generator, this);
        this.loops = new LoopWriter(generator, this);
        this.fields = new FieldWriter(generator, this);
    }

    /** Writes a node here, or into a method of its own where this one grows too long. */
    Code write(Node node, Block block) {
        return generator.wantsMethod(node)
                ? generator.inMethod(node, block)
                : writeHere(node, block);
    }

    Code writeHere(Node node, Block block) {
        Code code = dispatch(node, block);
        return code.neverNull() && code.value().length() > LONG_EXPRESSION
                ? Code.required(local(node.type(), code.value(), block))
                : code;
    }

    private Code dispatch(Node node, Block block) {
        if (node instanceof Node.Literal literal) {
            return Code.required(literal(literal));
        }
        if (node instanceof Node.NullLiteral) {
            return new Code(Code.ALWAYS, JavaTypes.nothing(node.type()));
        }
        if (node instanceof Node.Prepared prepared) {
            return Code.required(
                    prepared.value() instanceof Integer number
                            ? number.toString()
                            : generator.constant(prepared.value(), prepared.javaType()));
        }
        if (node instanceof Node.InputRow) {
            return Code.required("row");
        }
        if (node instanceof Node.FieldRead read) {
            return fields.read(read, block);
        }
        if (node instanceof Node.Variable variable) {
            return loops.variable(variable);
        }
        if (node instanceof Node.Logic || node instanceof Node.Not) {
            return logic.write(node, block);
        }
        if (node instanceof Node.Compare compare) {
            return logic.compare(compare, block);
        }
        if (node instanceof Node.Conditional choice) {
            return conditional(choice, block);
        }
        if (node instanceof Node.NullTest test) {
            String isNull = fields.isNull(test.operand(), block);
            return Code.required(test.negated() ? "(!" + isNull + ")" : isNull);
        }
        if (node instanceof Node.Coalesce coalesce) {
            return coalesce(coalesce, block);
        }
        if (node instanceof Node.Attempt attempt) {
            return attempt(attempt, block);
        }
        if (node instanceof Node.Widen widen) {
            return widen(widen, block);
        }
        if (node instanceof Node.Boxed boxed) {
            Code code = write(boxed.operand(), block);
            return new Code(code.isNull(), JavaTypes.boxed(boxed.type(), code.value()));
        }
        if (node instanceof Node.Invoke invoke) {
            return invoke(invoke, block);
        }
        if (node instanceof Node.ListOf list) {
            return Code.required(
                    "%s.of(%s)".formatted(name(Lists.class), objects(list.elements(), block)));
        }
        if (node instanceof Node.MapOf map) {
            String keys = objects(map.keys(), block);
            String values = objects(map.values(), block);
            return Code.required("%s.mapOf(%s, %s)".formatted(name(Lists.class), keys, values));
        }
        return loops.write((Node.Loop) node, block);
    }

    private String literal(Node.Literal literal) {
        Object value = literal.value();
        if (value instanceof Boolean || value instanceof Integer) {
            return value.toString();
        }
        if (value instanceof Long number) {
            return number == Long.MIN_VALUE ? "Long.MIN_VALUE" : "(" + number + "L)";
        }
        if (value instanceof Double number && !number.isInfinite() && !number.isNaN()) {
            return "(" + number + "d)";
        }
        if (value instanceof Float number && !number.isInfinite() && !number.isNaN()) {
            return "(" + number + "f)";
        }
        if (value instanceof Double number) {
            return "Double.longBitsToDouble(" + Double.doubleToRawLongBits(number) + "L)";
        }
        if (value instanceof Float number) {
            return "Float.intBitsToFloat(" + Float.floatToRawIntBits(number) + ")";
        }
        return generator.constant(value, JavaTypes.local(literal.type()));
    }

    private Code conditional(Node.Conditional choice, Block block) {
        Code condition = write(choice.condition(), block);
        Block thenBlock = new Block();
        Code then = write(choice.then(), thenBlock);
        Block otherwiseBlock = new Block();
        Code otherwise = write(choice.otherwise(), otherwiseBlock);
        if (thenBlock.isEmpty()
                && otherwiseBlock.isEmpty()
                && then.neverNull()
                && otherwise.neverNull()) {
            return Code.required(
                    "(%s ? %s : %s)".formatted(condition.value(), then.value(), otherwise.value()));
        }
        Code result = declare(choice.type(), block);
        block.line("if (" + condition.value() + ") {");
        block.add(thenBlock);
        assign(result, then, block);
        block.line("} else {");
        block.add(otherwiseBlock);
        assign(result, otherwise, block);
        block.line("}");
        return result;
    }

    private Code coalesce(Node.Coalesce coalesce, Block block) {
        Code result = declare(coalesce.type().asNullable(), block);
        int open = 0;
        for (Node value : coalesce.values()) {
            Code code = write(value, block);
            assign(result, code, block);
            if (code.neverNull()) {
                break;
            }
            block.line("if (" + result.isNull() + ") {");
            open++;
        }
        block.line("}".repeat(open));
        return coalesce.type().nullable() ? result : Code.required(result.value());
    }

    private Code attempt(Node.Attempt attempt, Block block) {
        Code result = declare(attempt.type(), block);
        block.line("try {");
        assign(result, write(attempt.operand(), block), block);
        block.line("} catch (" + LogicWriter.ERROR + " e) {");
        block.line(result.isNull() + " = true;");
        block.line("}");
        return result;
    }

    private Code widen(Node.Widen widen, Block block) {
        Code operand = write(widen.operand(), block);
        String converted = converted(widen.operand().type(), widen.type(), operand.value());
        if (operand.neverNull() || operand.alwaysNull()) {
            return new Code(operand.isNull(), converted);
        }
        String value = generator.fresh("v");
        block.line(
                "%s %s = %s ? %s : %s;"
                        .formatted(
                                name(JavaTypes.local(widen.type())),
                                value,
                                operand.isNull(),
                                JavaTypes.nothing(widen.type()),
                                converted));
        return new Code(operand.isNull(), value);
    }

    private static String converted(DataType from, DataType to, String value) {
        String decimals = name(Decimals.class);
        if (to instanceof DecimalType decimal) {
            return "%s.widen(%s, %d)".formatted(decimals, value, decimal.scale());
        }
        if (from instanceof DecimalType) {
            return decimals + ".toDouble(" + value + ")";
        }
        return JavaTypes.isPrimitive(to)
                ? "((" + name(JavaTypes.local(to)) + ") " + value + ")"
                : value;
    }

    private Code invoke(Node.Invoke invoke, Block block) {
        List<String> nulls = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (Node argument : invoke.arguments()) {
            boolean parses = argument instanceof Node.Parsed;
            Code code = write(parses ? ((Node.Parsed) argument).text() : argument, block);
            if (!code.neverNull()) {
                nulls.add(code.isNull());
            }
            arguments.add(parses ? parsed((Node.Parsed) argument, code) : code.value());
        }
        String call =
                "%s.%s(%s)"
                        .formatted(
                                name(invoke.owner()),
                                invoke.method(),
                                String.join(", ", arguments));
        DataType type = invoke.type();
        if (nulls.isEmpty()) {
            if (!invoke.boxed()) {
                return Code.required(cast(type, call));
            }
            String object = generator.fresh("o");
            block.line("Object " + object + " = " + call + ";");
            return generator.unboxed(type, object, block);
        }
        Code result = declare(type.asNullable(), block);
        block.line("if (!(" + String.join(" || ", nulls) + ")) {");
        if (invoke.boxed()) {
            String object = generator.fresh("o");
            block.line("Object " + object + " = " + call + ";");
            assign(result, generator.unboxed(type.asNullable(), object, block), block);
        } else {
            assign(result, Code.required(cast(type, call)), block);
        }
        block.line("}");
        return result;
    }

    private static String parsed(Node.Parsed parsed, Code text) {
        return "%s.%s(%s)".formatted(name(parsed.owner()), parsed.method(), text.value());
    }

    private static String cast(DataType type, String call) {
        return JavaTypes.isPrimitive(type)
                ? call
                : "((" + name(JavaTypes.local(type)) + ") " + call + ")";
    }

    private String objects(List<Node> nodes, Block block) {
        if (!nodes.isEmpty() && nodes.stream().allMatch(Node.Literal.class::isInstance)) {
            Object[] values = nodes.stream().map(node -> ((Node.Literal) node).value()).toArray();
            return generator.constant(values, Object[].class);
        }
        return nodes.stream()
                .map(node -> JavaGenerator.boxed(node.type(), write(node, block)))
                .collect(Collectors.joining(", ", "new Object[] {", "}"));
    }

    /** Variables for a value and whether it's null, null to begin with. */
    Code declare(DataType type, Block block) {
        String value = generator.fresh("v");
        block.line(
                "%s %s = %s;"
                        .formatted(name(JavaTypes.local(type)), value, JavaTypes.nothing(type)));
        if (!type.nullable()) {
            return Code.required(value);
        }
        String isNull = generator.fresh("n");
        block.line("boolean " + isNull + " = true;");
        return new Code(isNull, value);
    }

    void assign(Code variables, Code value, Block block) {
        block.line(variables.value() + " = " + value.value() + ";");
        if (!variables.neverNull()) {
            block.line(variables.isNull() + " = " + value.isNull() + ";");
        }
    }

    /** A new variable that holds the value of an expression. */
    String local(DataType type, String expression, Block block) {
        String value = generator.fresh("v");
        block.line(name(JavaTypes.local(type)) + " " + value + " = " + expression + ";");
        return value;
    }

    private static String name(Class<?> type) {
        return JavaTypes.name(type);
    }
}
