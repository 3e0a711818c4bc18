package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the text form of a type by recursive descent. */
final class TypeParser {

    private static final int MAX_DEPTH = 32;
    private static final String KNOWN =
            Arrays.stream(ScalarType.Kind.values())
                    .map(ScalarType.Kind::word)
                    .collect(
                            Collectors.joining(
                                    ", ",
                                    "",
                                    ", decimal(p, s), enum(A, B), array<T>, map<T>, row<name T, …>"));

    private final String text;
    private int at;
    private int depth;

    TypeParser(String text) {
        this.text = requireNonNull(text, "text");
    }

    DataType parse() {
        DataType type = type();
        skipBlanks();
        if (at < text.length()) {
            throw problem("unexpected '" + text.charAt(at) + "'");
        }
        return type;
    }

    private DataType type() {
        if (++depth > MAX_DEPTH) {
            throw problem("types nest deeper than " + MAX_DEPTH);
        }
        int start = at;
        String word = word().toLowerCase(Locale.ROOT);
        DataType type =
                switch (word) {
                    case "decimal" -> decimal();
                    case "enum" -> enumeration();
                    case "array" -> array();
                    case "map" -> map();
                    case "row" -> row();
                    default ->
                            scalar(word)
                                    .orElseThrow(
                                            () -> {
                                                at = start;
                                                return problem("unknown type '" + word + "'");
                                            });
                };
        depth--;
        return accept('?') ? type.asNullable() : type;
    }

    private static Optional<DataType> scalar(String word) {
        return Arrays.stream(ScalarType.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .map(kind -> new ScalarType(kind, false));
    }

    private DataType decimal() {
        expect('(');
        int precision = number();
        expect(',');
        int scale = number();
        expect(')');
        return DataTypes.decimal(precision, scale);
    }

    private DataType enumeration() {
        expect('(');
        List<String> symbols = new ArrayList<>();
        do {
            symbols.add(word());
        } while (accept(','));
        expect(')');
        return new EnumType(symbols, false);
    }

    private DataType array() {
        expect('<');
        DataType element = type();
        expect('>');
        return DataTypes.array(element);
    }

    private DataType map() {
        expect('<');
        DataType value = type();
        expect('>');
        return DataTypes.map(value);
    }

    private DataType row() {
        expect('<');
        RowType.Builder row = RowType.builder();
        do {
            String name = word();
            row.field(name, type());
        } while (accept(','));
        expect('>');
        return row.build();
    }

    private int number() {
        String word = word();
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw problem("expected a whole number, found '" + word + "'");
        }
    }

    private String word() {
        skipBlanks();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "_-$".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw problem(
                    at < text.length() ? "unexpected '" + text.charAt(at) + "'" : "text ends");
        }
        return text.substring(start, at);
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw problem("expected '" + wanted + "'");
        }
    }

    private boolean accept(char wanted) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(
                "type '%s', character %d: %s. Known types: %s; a '?' behind makes one nullable."
                        .formatted(text, at + 1, what, KNOWN));
    }
}
