package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields can't be null where a condition has been looked at: inside {@code has(x) && …},
 * behind {@code x == null || …}, in the branches of a choice.
 *
 * <p>The right side of {@code &&} is evaluated whenever the left isn't false, so also where it's
 * null; hence only tests for null, which are never null themselves, say something about it.
 */
final class NullGuards {

    private NullGuards() {}

    /** The dotted path of a field of the input or of a variable, if the node is one. */
    static Optional<String> path(Node node) {
        if (node instanceof Node.Variable variable) {
            return Optional.of(variable.name());
        }
        if (!(node instanceof Node.FieldRead read)) {
            return Optional.empty();
        }
        String field = ((RowType) read.owner().type()).field(read.index()).name();
        return read.owner() instanceof Node.InputRow
                ? Optional.of(field)
                : path(read.owner()).map(owner -> owner + "." + field);
    }

    /** The paths that aren't null where {@code condition} is true or null. */
    static Set<String> whereNotFalse(Node condition) {
        Set<String> paths = new HashSet<>();
        collect(condition, true, paths);
        return paths;
    }

    /** The paths that aren't null where {@code condition} is false or null. */
    static Set<String> whereNotTrue(Node condition) {
        Set<String> paths = new HashSet<>();
        collect(condition, false, paths);
        return paths;
    }

    /** The paths that aren't null where {@code condition} is true. */
    static Set<String> whereTrue(Node condition) {
        Set<String> paths = whereNotFalse(condition);
        collectStrict(condition, paths);
        return paths;
    }

    private static void collect(Node condition, boolean notFalse, Set<String> paths) {
        if (condition instanceof Node.NullTest test && test.negated() == notFalse) {
            addWithOwners(test.operand(), paths);
        } else if (condition instanceof Node.Logic logic && logic.and() == notFalse) {
            collect(logic.left(), notFalse, paths);
            collect(logic.right(), notFalse, paths);
        } else if (condition instanceof Node.Not not) {
            collect(not.operand(), !notFalse, paths);
        }
    }

    private static void collectStrict(Node condition, Set<String> paths) {
        if (condition instanceof Node.Logic logic && logic.and()) {
            collectStrict(logic.left(), paths);
            collectStrict(logic.right(), paths);
        } else if (condition instanceof Node.Not not && !(not.operand() instanceof Node.Logic)) {
            collectStrict(not.operand(), paths);
        } else {
            addWithOwners(condition, paths);
            for (Node operand : strictOperands(condition)) {
                addWithOwners(operand, paths);
                collectStrict(operand, paths);
            }
        }
    }

    /** The operands whose null makes the node null. */
    static List<Node> strictOperands(Node node) {
        if (node instanceof Node.Compare compare) {
            return List.of(compare.left(), compare.right());
        }
        if (node instanceof Node.Invoke invoke) {
            return invoke.arguments();
        }
        if (node instanceof Node.Parsed parsed) {
            return List.of(parsed.text());
        }
        if (node instanceof Node.Widen widen) {
            return List.of(widen.operand());
        }
        return List.of();
    }

    private static void addWithOwners(Node node, Set<String> paths) {
        path(node).ifPresent(paths::add);
        if (node instanceof Node.FieldRead read) {
            addWithOwners(read.owner(), paths);
        }
    }
}
