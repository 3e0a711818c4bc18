package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.core.expression.function.Lists;
import java.util.HashMap;
import java.util.Map;

/** Writes macros as loops. */
final class LoopWriter {

    private final JavaGenerator generator;
    private final NodeWriter nodes;
    private final Map<String, Code> variables = new HashMap<>();

    LoopWriter(JavaGenerator generator, NodeWriter nodes) {
        this.generator = generator;
        this.nodes = nodes;
    }

    Code variable(Node.Variable variable) {
        Code code = variables.get(variable.name());
        return variable.type().nullable() ? code : Code.required(code.value());
    }

    Code write(Node.Loop loop, Block block) {
        Code collection = nodes.write(loop.collection(), block);
        Code result = nodes.declare(loop.type(), block);
        if (!collection.neverNull()) {
            block.line("if (!" + collection.isNull() + ") {");
        }
        String keys = loop.collection().type() instanceof MapType ? ".keySet()" : "";
        String iterator = generator.fresh("i");
        block.line(
                "java.util.Iterator %s = %s%s.iterator();"
                        .formatted(iterator, collection.value(), keys));
        Code value =
                switch (loop.kind()) {
                    case ALL, EXISTS -> quantifier(loop, iterator, block);
                    case EXISTS_ONE -> exactlyOne(loop, iterator, block);
                    case FILTER, MAP -> list(loop, iterator, block);
                };
        nodes.assign(result, value, block);
        if (!collection.neverNull()) {
            block.line("}");
        }
        return result;
    }

    /** {@code all} and {@code exists}: one element may decide, whatever the others do. */
    private Code quantifier(Node.Loop loop, String iterator, Block block) {
        Node predicate = loop.predicate().orElseThrow();
        boolean all = loop.kind() == Node.LoopKind.ALL;
        boolean fails = Nodes.fails(predicate);
        String decided = generator.fresh("b");
        String sawNull = generator.fresh("n");
        String error = generator.fresh("e");
        block.line("boolean " + decided + " = false;");
        block.line("boolean " + sawNull + " = false;");
        block.line(LogicWriter.ERROR + " " + error + " = null;");
        block.line("while (" + iterator + ".hasNext()) {");
        element(loop.variable(), iterator, block);
        block.line(fails ? "try {" : "{");
        Code test = nodes.write(predicate, block);
        Code once = nodes.declare(predicate.type(), block);
        nodes.assign(once, test, block);
        String decisive = all ? "!" + once.isNull() + " && !" + once.value() : once.value();
        block.line("if (" + decisive + ") { " + decided + " = true; break; }");
        if (!once.neverNull()) {
            block.line(sawNull + " = " + sawNull + " || " + once.isNull() + ";");
        }
        block.line("}");
        if (fails) {
            block.line("catch (" + LogicWriter.ERROR + " caught) { " + error + " = caught; }");
        }
        block.line("}");
        block.line("if (!" + decided + " && " + error + " != null) throw " + error + ";");
        String isNull = "(!" + decided + " && " + sawNull + ")";
        String value = all ? "(!" + decided + " && !" + sawNull + ")" : decided;
        return loop.type().nullable() ? new Code(isNull, value) : Code.required(value);
    }

    private Code exactlyOne(Node.Loop loop, String iterator, Block block) {
        Node predicate = loop.predicate().orElseThrow();
        String count = generator.fresh("k");
        block.line("int " + count + " = 0;");
        block.line("while (" + iterator + ".hasNext()) {");
        element(loop.variable(), iterator, block);
        Code test = nodes.write(predicate, block);
        block.line("if (" + test.value() + ") " + count + "++;");
        block.line("}");
        return Code.required("(" + count + " == 1)");
    }

    private Code list(Node.Loop loop, String iterator, Block block) {
        String list = generator.fresh("l");
        block.line("java.util.ArrayList " + list + " = new java.util.ArrayList();");
        block.line("while (" + iterator + ".hasNext()) {");
        String element = element(loop.variable(), iterator, block);
        if (loop.predicate().isPresent()) {
            Code test = nodes.write(loop.predicate().get(), block);
            block.line("if (" + test.value() + ") {");
        }
        if (loop.transform().isPresent()) {
            Node transform = loop.transform().get();
            Code made = nodes.write(transform, block);
            element = JavaGenerator.boxed(transform.type(), made);
        }
        block.line(list + ".add(" + element + ");");
        block.line(loop.predicate().isPresent() ? "}}" : "}");
        return Code.required("%s.unmodifiable(%s)".formatted(JavaTypes.name(Lists.class), list));
    }

    /** Declares the variable of the loop; the name of the element as an object. */
    private String element(Node.Variable variable, String iterator, Block block) {
        String object = generator.fresh("o");
        block.line("Object " + object + " = " + iterator + ".next();");
        DataType type = variable.type();
        Code code = generator.unboxed(type, object, block);
        if (!type.nullable()) {
            String value = generator.fresh("v");
            block.line(
                    "%s %s = %s;"
                            .formatted(JavaTypes.name(JavaTypes.local(type)), value, code.value()));
            code = Code.required(value);
        }
        variables.put(variable.name(), code);
        return object;
    }
}
