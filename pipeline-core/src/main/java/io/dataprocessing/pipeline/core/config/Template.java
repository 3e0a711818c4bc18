package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with references in it: {@code ${VAR}}, {@code ${VAR:default}}, {@code ${VAR:?why}}, {@code
 * ${env:VAR}}, {@code ${file:path}}, {@code ${file:path:key}}. A second dollar sign in front of the
 * brace makes the two characters stand for themselves.
 *
 * @param parts the stretches of the text in order
 * @param mistakes what looks like a reference and is none
 */
record Template(List<Part> parts, List<Mistake> mistakes) {

    private static final Pattern VARIABLE =
            Pattern.compile(
                    "(env:)?([A-Za-z_][A-Za-z0-9_]*)(?::(?<why>\\?)?(?<rest>.*))?", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("file:(?<path>[^:]+)(?::(?<key>[^:]+))?");
    private static final String OPEN = "${";
    private static final String ESCAPED = "$${";

    /** A stretch of the text, from {@code start} to before {@code end}. */
    sealed interface Part {

        int start();

        int end();

        /** Characters that stand for themselves. */
        record Literal(String text, int start, int end) implements Part {}

        /**
         * A variable of the environment.
         *
         * @param lazy whether it was written with {@code env:}, to be looked up where it's used
         * @param why what to say where it isn't set; empty for nothing special
         */
        record Variable(
                String name,
                boolean lazy,
                Optional<String> otherwise,
                Optional<String> why,
                int start,
                int end)
                implements Part {}

        /** A file, or one of the properties in it. */
        record FileEntry(String path, Optional<String> key, int start, int end) implements Part {}
    }

    /** Something that looks like a reference. */
    record Mistake(int start, int end, String message) {}

    Template {
        parts = List.copyOf(parts);
        mistakes = List.copyOf(mistakes);
    }

    static Template parse(String text) {
        requireNonNull(text, "text");
        List<Part> parts = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        int from = 0;
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            boolean escaped = open > from && text.charAt(open - 1) == '$';
            int start = escaped ? open - 1 : open;
            if (start > from) {
                parts.add(new Part.Literal(text.substring(from, start), from, start));
            }
            if (escaped) {
                from = open + OPEN.length();
                parts.add(new Part.Literal(OPEN, start, from));
            } else {
                from = reference(text, open, parts, mistakes);
            }
            open = text.indexOf(OPEN, from);
        }
        if (from < text.length()) {
            parts.add(new Part.Literal(text.substring(from), from, text.length()));
        }
        return new Template(parts, mistakes);
    }

    private static int reference(String text, int open, List<Part> parts, List<Mistake> mistakes) {
        int close = text.indexOf('}', open);
        if (close < 0) {
            mistakes.add(
                    new Mistake(
                            open,
                            open + OPEN.length(),
                            "'${' is never closed. Write $${ for the characters themselves."));
            return text.length();
        }
        int end = close + 1;
        String inside = text.substring(open + OPEN.length(), close);
        Matcher variable = VARIABLE.matcher(inside);
        Matcher file = FILE.matcher(inside);
        if (inside.contains(OPEN)) {
            mistakes.add(new Mistake(open, end, "a reference can't hold another one."));
        } else if (file.matches()) {
            Optional<String> key = Optional.ofNullable(file.group("key"));
            parts.add(new Part.FileEntry(file.group("path"), key, open, end));
        } else if (variable.matches() && !inside.startsWith("file:")) {
            boolean why = variable.group("why") != null;
            Optional<String> rest = Optional.ofNullable(variable.group("rest"));
            parts.add(
                    new Part.Variable(
                            variable.group(2),
                            variable.group(1) != null,
                            why ? Optional.empty() : rest,
                            why ? rest : Optional.empty(),
                            open,
                            end));
        } else {
            mistakes.add(
                    new Mistake(
                            open,
                            end,
                            "this is no reference. Use ${VAR}, ${VAR:default}, ${env:VAR} or"
                                    + " ${file:path:key}; write $${ for the characters"
                                    + " themselves."));
        }
        return end;
    }

    /** A text that stands for itself, written so that {@link #parse} reads it as such. */
    static String escape(String literal) {
        return literal.replace(OPEN, ESCAPED);
    }

    /** Whether there is a reference that is looked up where the value is used. */
    boolean isLazy() {
        return parts.stream()
                .anyMatch(
                        part ->
                                part instanceof Part.FileEntry
                                        || (part instanceof Part.Variable variable
                                                && variable.lazy()));
    }

    /** The text where it holds no reference at all. */
    Optional<String> literal() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (!(part instanceof Part.Literal literal)) {
                return Optional.empty();
            }
            text.append(literal.text());
        }
        return Optional.of(text.toString());
    }
}
