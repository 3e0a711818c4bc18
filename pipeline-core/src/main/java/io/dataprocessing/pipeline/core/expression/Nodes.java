package io.dataprocessing.pipeline.core.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Questions about a checked expression as a whole. */
final class Nodes {

    private Nodes() {}

    static List<Node> children(Node node) {
        if (node instanceof Node.FieldRead read) {
            return List.of(read.owner());
        }
        if (node instanceof Node.Logic logic) {
            return List.of(logic.left(), logic.right());
        }
        if (node instanceof Node.Not not) {
            return List.of(not.operand());
        }
        if (node instanceof Node.Conditional choice) {
            return List.of(choice.condition(), choice.then(), choice.otherwise());
        }
        if (node instanceof Node.NullTest test) {
            return List.of(test.operand());
        }
        if (node instanceof Node.Coalesce coalesce) {
            return coalesce.values();
        }
        if (node instanceof Node.Attempt attempt) {
            return List.of(attempt.operand());
        }
        if (node instanceof Node.Compare compare) {
            return List.of(compare.left(), compare.right());
        }
        if (node instanceof Node.Widen widen) {
            return List.of(widen.operand());
        }
        if (node instanceof Node.Boxed boxed) {
            return List.of(boxed.operand());
        }
        if (node instanceof Node.Parsed parsed) {
            return List.of(parsed.text());
        }
        if (node instanceof Node.Invoke invoke) {
            return invoke.arguments();
        }
        if (node instanceof Node.ListOf list) {
            return list.elements();
        }
        if (node instanceof Node.MapOf map) {
            List<Node> both = new ArrayList<>(map.keys());
            both.addAll(map.values());
            return both;
        }
        if (node instanceof Node.Loop loop) {
            List<Node> parts = new ArrayList<>();
            parts.add(loop.collection());
            loop.predicate().ifPresent(parts::add);
            loop.transform().ifPresent(parts::add);
            return parts;
        }
        return List.of();
    }

    /** Whether evaluation may end in an error. */
    static boolean fails(Node node) {
        if (node instanceof Node.Attempt) {
            return false;
        }
        if ((node instanceof Node.Invoke invoke && invoke.fails())
                || node instanceof Node.Parsed
                || node instanceof Node.MapOf) {
            return true;
        }
        return children(node).stream().anyMatch(Nodes::fails);
    }

    static int size(Node node) {
        int size = 1;
        for (Node child : children(node)) {
            size += size(child);
        }
        return size;
    }

    /** Whether a node stands on the element of a macro around it. */
    static boolean hasFreeVariable(Node node) {
        return hasFreeVariable(node, Set.of());
    }

    private static boolean hasFreeVariable(Node node, Set<String> bound) {
        if (node instanceof Node.Variable variable) {
            return !bound.contains(variable.name());
        }
        Set<String> inside = bound;
        if (node instanceof Node.Loop loop) {
            inside = new LinkedHashSet<>(bound);
            inside.add(loop.variable().name());
        }
        for (Node child : children(node)) {
            if (hasFreeVariable(child, inside)) {
                return true;
            }
        }
        return false;
    }

    /** The paths of the fields that are read, as deep as they're known. */
    static Set<String> reads(Node node) {
        Set<String> paths = new LinkedHashSet<>();
        collectReads(node, paths);
        return paths;
    }

    private static void collectReads(Node node, Set<String> paths) {
        if (node instanceof Node.FieldRead && startsAtInput(node)) {
            NullGuards.path(node).ifPresent(paths::add);
        } else {
            children(node).forEach(child -> collectReads(child, paths));
        }
    }

    private static boolean startsAtInput(Node node) {
        return node instanceof Node.FieldRead read
                && (read.owner() instanceof Node.InputRow || startsAtInput(read.owner()));
    }
}
