package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the class of an expression.
 *
 * <p>No text of the user gets into the source: strings, names and the like are constants that the
 * instance is given, and variables have names of our own.
 */
final class JavaGenerator {

    static final String CLASS_NAME = "GeneratedExpression";

    private static final String ROW = Row.class.getName();

    /** Nodes in one method: HotSpot never compiles a method of more than 8,000 bytes. */
    private static final int METHOD_BUDGET = 120;

    private static final int WORTH_A_METHOD = 8;

    private final List<Object> constants = new ArrayList<>();
    private final Block fields = new Block();
    private final Block assignments = new Block();
    private final Block methods = new Block();
    private int names;
    private int spent;

    /** A class and what its constructor needs. */
    record Generated(String source, List<Object> constants) {

        Generated {
            constants = List.copyOf(constants);
        }
    }

    Generated generate(Node root) {
        boolean condition = TypeRules.is(root.type(), Kind.BOOLEAN);
        Block evaluate = new Block();
        if (condition) {
            tristate("decide", root);
            evaluate.line("int d = decide(row);");
            evaluate.line("return d < 0 ? null : d > 0 ? Boolean.TRUE : Boolean.FALSE;");
            methods.line("public boolean test(" + ROW + " row) { return decide(row) > 0; }");
        } else {
            Code code = new NodeWriter(this).write(root, evaluate);
            evaluate.line("return " + boxed(root.type(), code) + ";");
        }
        String source =
                """
                public final class %s extends %s {
                %s
                public %s(java.util.List constants) {
                %s
                }
                public Object evaluate(%s row) {
                %s
                }
                %s
                }
                """
                        .formatted(
                                CLASS_NAME,
                                GeneratedExpression.class.getName(),
                                fields,
                                CLASS_NAME,
                                assignments,
                                ROW,
                                evaluate,
                                methods);
        return new Generated(source, constants);
    }

    /** The field that holds a constant. */
    String constant(Object value, Class<?> type) {
        String name = "c" + constants.size();
        String typeName = JavaTypes.name(type);
        fields.line("private final " + typeName + " " + name + ";");
        assignments.line(name + " = (" + typeName + ") constants.get(" + constants.size() + ");");
        constants.add(value);
        return name;
    }

    String fresh(String prefix) {
        return prefix + names++;
    }

    /** Whether the node should go into a method of its own, because this one is long already. */
    boolean wantsMethod(Node node) {
        spent++;
        return spent > METHOD_BUDGET
                && Nodes.size(node) >= WORTH_A_METHOD
                && !Nodes.hasFreeVariable(node);
    }

    /** Calls a new method that evaluates the node. */
    Code inMethod(Node node, Block block) {
        String method = fresh("part");
        int before = spent;
        spent = 0;
        Code result =
                TypeRules.is(node.type(), Kind.BOOLEAN)
                        ? callTristate(method, node, block)
                        : callBoxed(method, node, block);
        spent = before;
        return result;
    }

    private Code callTristate(String method, Node node, Block block) {
        tristate(method, node);
        String decision = fresh("d");
        block.line("int " + decision + " = " + method + "(row);");
        if (!node.type().nullable()) {
            return Code.required("(" + decision + " > 0)");
        }
        String isNull = fresh("n");
        String value = fresh("v");
        block.line("boolean " + isNull + " = " + decision + " < 0;");
        block.line("boolean " + value + " = " + decision + " > 0;");
        return new Code(isNull, value);
    }

    private Code callBoxed(String method, Node node, Block block) {
        Block body = new Block();
        Code code = new NodeWriter(this).writeHere(node, body);
        body.line("return " + boxed(node.type(), code) + ";");
        methods.line("private Object " + method + "(" + ROW + " row) {\n" + body + "}");
        String object = fresh("o");
        block.line("Object " + object + " = " + method + "(row);");
        return unboxed(node.type(), object, block);
    }

    /** The object as a local variable and whether it's null. */
    Code unboxed(DataType type, String object, Block block) {
        if (!type.nullable()) {
            return Code.required(JavaTypes.unboxed(type, object));
        }
        String isNull = fresh("n");
        String value = fresh("v");
        block.line("boolean " + isNull + " = " + object + " == null;");
        block.line(
                "%s %s = %s ? %s : %s;"
                        .formatted(
                                JavaTypes.name(JavaTypes.local(type)),
                                value,
                                isNull,
                                JavaTypes.nothing(type),
                                JavaTypes.unboxed(type, object)));
        return new Code(isNull, value);
    }

    /** A method that gives 1 for true, 0 for false, -1 for null. */
    private void tristate(String method, Node node) {
        Block body = new Block();
        Code code = new NodeWriter(this).writeHere(node, body);
        String result = code.value() + " ? 1 : 0";
        body.line(
                "return "
                        + (code.neverNull() ? result : code.isNull() + " ? -1 : " + result)
                        + ";");
        methods.line("private int " + method + "(" + ROW + " row) {\n" + body + "}");
    }

    static String boxed(DataType type, Code code) {
        if (code.alwaysNull()) {
            return "null";
        }
        String value = JavaTypes.boxed(type, code.value());
        return code.neverNull() ? value : "(" + code.isNull() + " ? null : " + value + ")";
    }
}
