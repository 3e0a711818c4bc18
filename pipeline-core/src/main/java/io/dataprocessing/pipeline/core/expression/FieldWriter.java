package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;

/** Writes reads of fields, and tests for null, which read no more than they must. */
final class FieldWriter {

    private final JavaGenerator generator;
    private final NodeWriter nodes;

    FieldWriter(JavaGenerator generator, NodeWriter nodes) {
        this.generator = generator;
        this.nodes = nodes;
    }

    Code read(Node.FieldRead read, Block block) {
        Code owner = nodes.write(read.owner(), block);
        String row = owner.neverNull() ? named(read.owner(), owner, block) : owner.value();
        String get = "%s.%s(%d)".formatted(row, JavaTypes.getter(read.type()), read.index());
        DataType type = read.type();
        if (!type.nullable()) {
            return Code.required(get);
        }
        String isNull = generator.fresh("n");
        block.line("boolean " + isNull + " = " + fieldIsNull(read, owner, row) + ";");
        String value = generator.fresh("v");
        block.line(
                "%s %s = %s ? %s : %s;"
                        .formatted(
                                JavaTypes.name(JavaTypes.local(type)),
                                value,
                                isNull,
                                JavaTypes.nothing(type),
                                get));
        return new Code(isNull, value);
    }

    private static String fieldIsNull(Node.FieldRead read, Code owner, String row) {
        DataType declared = ((RowType) read.owner().type()).field(read.index()).type();
        String own = "%s.isNull(%d)".formatted(row, read.index());
        if (owner.neverNull()) {
            return own;
        }
        return declared.nullable() ? "(" + owner.isNull() + " || " + own + ")" : owner.isNull();
    }

    /** Whether a node is null, without reading its value where it's a field. */
    String isNull(Node node, Block block) {
        if (node instanceof Node.FieldRead read && read.type().nullable()) {
            Code owner = nodes.write(read.owner(), block);
            String row = owner.neverNull() ? named(read.owner(), owner, block) : owner.value();
            return fieldIsNull(read, owner, row);
        }
        Code code = nodes.write(node, block);
        if (code.neverNull() && Nodes.fails(node)) {
            nodes.local(node.type(), code.value(), block);
        }
        return code.isNull();
    }

    private String named(Node node, Code code, Block block) {
        return node instanceof Node.InputRow || node instanceof Node.Variable
                ? code.value()
                : nodes.local(node.type(), code.value(), block);
    }
}
