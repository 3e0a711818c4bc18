package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.core.expression.function.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists and maps: how they're written and how one looks into them. */
final class CollectionRules {

    private final Source source;
    private final Problems problems;
    private final OperatorRules operators;

    CollectionRules(Source source, Problems problems, OperatorRules operators) {
        this.source = source;
        this.problems = problems;
        this.operators = operators;
    }

    /** {@code owner[position]}. */
    Optional<Node> index(Syntax.Index index, Node owner, Node position) {
        DataType type = owner.type();
        if (type instanceof ArrayType list && TypeRules.isInteger(position.type())) {
            Node at = Conversion.convert(position, DataTypes.LONG).orElseThrow();
            return Optional.of(element(owner, at, list.element()));
        }
        if (type instanceof MapType map) {
            return operators
                    .key(position, index.index().span())
                    .map(key -> element(owner, key, map.value()));
        }
        if (type instanceof ArrayType) {
            return problems.error(
                    index.index().span(),
                    "a list is looked into by position, not by %s"
                            .formatted(TypeRules.word(position.type())));
        }
        return problems.error(
                index.span(),
                "'%s' is %s; only lists and maps are looked into with []"
                        .formatted(source.text(index.owner().span()), TypeRules.name(type)));
    }

    /** What a list or map holds at a position; an error where it holds nothing there. */
    static Node element(Node owner, Node position, DataType element) {
        boolean nullable =
                element.nullable() || owner.type().nullable() || position.type().nullable();
        return new Node.Invoke(
                Lists.class,
                "at",
                List.of(owner, position),
                TypeRules.nullableIf(nullable, element),
                true,
                true);
    }

    Optional<Node> list(Syntax.ListOf list, List<Node> elements) {
        if (elements.isEmpty()) {
            DataType unknown = DataTypes.STRING.asNullable();
            return Optional.of(new Node.ListOf(List.of(), DataTypes.array(unknown)));
        }
        Optional<List<Node>> alike = operators.unify(elements);
        if (alike.isEmpty()) {
            return problems.error(
                    list.span(), "a list holds values of one type: " + operators.types(elements));
        }
        return Optional.of(
                new Node.ListOf(alike.get(), DataTypes.array(operators.typeOfAll(alike.get()))));
    }

    Optional<Node> map(Syntax.MapOf map, List<Node> keys, List<Node> values) {
        List<Node> texts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Span span = map.keys().get(i).span();
            DataType type = keys.get(i).type();
            if (type.nullable()) {
                return problems.error(span, "the key of a map can't be null");
            }
            if (TypeRules.isFloating(type)) {
                return problems.error(
                        span, "the keys of a map are text, not " + TypeRules.word(type));
            }
            operators.key(keys.get(i), span).ifPresent(texts::add);
        }
        if (texts.size() < keys.size()) {
            return Optional.empty();
        }
        if (values.isEmpty()) {
            DataType unknown = DataTypes.STRING.asNullable();
            return Optional.of(new Node.MapOf(List.of(), List.of(), DataTypes.map(unknown)));
        }
        Optional<List<Node>> alike = operators.unify(values);
        if (alike.isEmpty()) {
            return problems.error(
                    map.span(), "a map holds values of one type: " + operators.types(values));
        }
        DataType type = operators.typeOfAll(alike.get());
        return Optional.of(new Node.MapOf(texts, alike.get(), DataTypes.map(type)));
    }
}
