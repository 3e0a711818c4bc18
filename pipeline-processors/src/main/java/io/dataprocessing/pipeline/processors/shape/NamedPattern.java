package io.dataprocessing.pipeline.processors.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression and which of its groups are fields. Unlike in Java's own, the names of
 * groups may have underscores and may appear several times: the first of them that matches counts.
 */
final class NamedPattern {

    private static final Pattern GROUP =
            Pattern.compile("\\(\\?P?<(?<name>[A-Za-z_][A-Za-z0-9_]*)>");
    private static final Pattern REFERENCE =
            Pattern.compile("\\\\k<(?<name>[A-Za-z_][A-Za-z0-9_]*)>");
    private static final Pattern BRACED = Pattern.compile("\\\\[pPxN]\\{[^}]*}");
    private static final Pattern COUNT = Pattern.compile("\\{\\d+(,\\d*)?}");

    private final Pattern pattern;
    private final Map<String, List<Integer>> groups;

    private NamedPattern(Pattern pattern, Map<String, List<Integer>> groups) {
        this.pattern = pattern;
        this.groups = groups;
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException if it's none; the message says where
     */
    static NamedPattern of(String regex) {
        Translation translation = new Translation(regex);
        String translated = translation.translated();
        try {
            Pattern pattern = Pattern.compile(translated);
            if (pattern.matcher("").groupCount() != translation.count) {
                throw new IllegalArgumentException(
                        "its groups can't be told apart; write it without comments.");
            }
            return new NamedPattern(pattern, translation.groups);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "it's no regular expression: %s%s."
                            .formatted(
                                    e.getDescription(),
                                    translated.equals(regex) && e.getIndex() >= 0
                                            ? " at character " + (e.getIndex() + 1)
                                            : ""),
                    e);
        }
    }

    /** The names of the fields in the order of their first groups. */
    Set<String> names() {
        return groups.keySet();
    }

    /** The numbers of the groups of a field. */
    List<Integer> groups(String name) {
        return groups.get(name);
    }

    /** Looks for the expression in a text. */
    Matcher matcher(CharSequence text) {
        return pattern.matcher(text);
    }

    /** Gives groups names that Java takes, and counts them. */
    private static final class Translation {

        private final String regex;
        private final Map<String, List<Integer>> groups = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private int count;
        private int at;

        Translation(String regex) {
            this.regex = regex;
        }

        String translated() {
            int depth = 0;
            while (at < regex.length()) {
                char character = regex.charAt(at);
                if (character == '\\') {
                    escape();
                } else if (character == '[') {
                    depth++;
                    copy(1);
                    copy(regex.startsWith("^", at) ? 1 : 0);
                    copy(regex.startsWith("]", at) ? 1 : 0);
                } else if (character == ']' && depth > 0) {
                    depth--;
                    copy(1);
                } else if (character == '(' && depth == 0) {
                    group();
                } else if (character == '{' && depth == 0) {
                    brace();
                } else {
                    copy(1);
                }
            }
            return text.toString();
        }

        private void escape() {
            Matcher reference = REFERENCE.matcher(regex).region(at, regex.length());
            if (reference.lookingAt() && groups.containsKey(reference.group("name"))) {
                text.append("\\k<g").append(groups.get(reference.group("name")).get(0)).append('>');
                at = reference.end();
            } else if (regex.startsWith("\\Q", at)) {
                int end = regex.indexOf("\\E", at);
                copy((end < 0 ? regex.length() : end + 2) - at);
            } else {
                Matcher braced = BRACED.matcher(regex).region(at, regex.length());
                copy(braced.lookingAt() ? braced.end() - at : Math.min(2, regex.length() - at));
            }
        }

        /** One that counts nothing stands for itself, as in other engines. */
        private void brace() {
            if (!COUNT.matcher(regex).region(at, regex.length()).lookingAt()) {
                text.append('\\');
            }
            copy(1);
        }

        private void group() {
            Matcher named = GROUP.matcher(regex).region(at, regex.length());
            if (named.lookingAt()) {
                count++;
                groups.computeIfAbsent(named.group("name"), any -> new ArrayList<>()).add(count);
                text.append("(?<g").append(count).append('>');
                at = named.end();
            } else {
                count += regex.startsWith("(?", at) ? 0 : 1;
                copy(1);
            }
        }

        private void copy(int length) {
            text.append(regex, at, at + length);
            at += length;
        }
    }
}
