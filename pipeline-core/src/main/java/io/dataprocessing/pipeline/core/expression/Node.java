package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.MapType;
import java.util.List;
import java.util.Optional;

/** A checked expression: every name resolved, every type known, every conversion written out. */
sealed interface Node {

    /** The type of the value; nullable where it can be null. */
    DataType type();

    /** A value that isn't null, and how it was written. */
    record Literal(Object value, DataType type, String written) implements Node {

        /** In place of the text of a literal that was computed and never written. */
        static final String COMPUTED = "";
    }

    /** {@code null}, of whatever type its surroundings ask for. */
    record NullLiteral(DataType type) implements Node {}

    /** An object prepared when the expression is compiled: a pattern, a zone, a look-up set. */
    record Prepared(Object value, Class<?> javaType, DataType type) implements Node {}

    /** The row that an expression is evaluated on. */
    record InputRow(DataType type) implements Node {}

    /** A field of a row; null where the row is. */
    record FieldRead(Node owner, int index, DataType type) implements Node {}

    /** The element that a macro is looking at. */
    record Variable(String name, DataType type) implements Node {}

    /**
     * {@code &&} and {@code ||} with three values; an error counts only if the other side can't
     * decide.
     */
    record Logic(boolean and, Node left, Node right, DataType type) implements Node {}

    /** {@code !}. */
    record Not(Node operand) implements Node {
        @Override
        public DataType type() {
            return operand.type();
        }
    }

    /** {@code ?:}; a null condition counts as false. */
    record Conditional(Node condition, Node then, Node otherwise, DataType type) implements Node {}

    /** {@code == null}, and negated {@code != null} and {@code has()}. */
    record NullTest(Node operand, boolean negated) implements Node {
        @Override
        public DataType type() {
            return DataTypes.BOOLEAN;
        }
    }

    /** The first of the values that isn't null. */
    record Coalesce(List<Node> values, DataType type) implements Node {}

    /** Null where the operand has no value. */
    record Attempt(Node operand, DataType type) implements Node {}

    /**
     * A comparison of two values of one kind, or of a long with a double or a decimal with a
     * double.
     */
    record Compare(Operator operator, Node left, Node right, DataType type) implements Node {}

    /** A value of a narrower numeric type as one of a wider. */
    record Widen(Node operand, DataType type) implements Node {}

    /** A pattern or zone read from a text for each row; stands only as an argument of a call. */
    record Parsed(Node text, Class<?> owner, String method) implements Node {
        @Override
        public DataType type() {
            return text.type();
        }
    }

    /** A value as an object, for methods that take any. */
    record Boxed(Node operand) implements Node {
        @Override
        public DataType type() {
            return operand.type();
        }
    }

    /**
     * A static method over arguments that aren't null; null where one is.
     *
     * @param boxed whether the method gives an object even where the type has a primitive form; it
     *     may be null where the type is nullable
     * @param fails whether the method may throw
     */
    record Invoke(
            Class<?> owner,
            String method,
            List<Node> arguments,
            DataType type,
            boolean boxed,
            boolean fails)
            implements Node {}

    /** {@code [a, b]}. */
    record ListOf(List<Node> elements, ArrayType type) implements Node {}

    /** {@code {'a': 1}}. */
    record MapOf(List<Node> keys, List<Node> values, MapType type) implements Node {}

    /**
     * A macro.
     *
     * @param collection a list, or a map whose keys are looked at
     * @param predicate what decides; none for a {@code map} without condition
     * @param transform what {@code map} makes of an element
     */
    record Loop(
            LoopKind kind,
            Node collection,
            Variable variable,
            Optional<Node> predicate,
            Optional<Node> transform,
            DataType type)
            implements Node {}

    /** Which macro a loop is. */
    enum LoopKind {
        ALL,
        EXISTS,
        EXISTS_ONE,
        FILTER,
        MAP
    }
}
