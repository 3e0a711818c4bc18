package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.regex.Matcher;

/** Reads what the named groups of an expression match, anywhere in a text. */
final class RegexParser implements TextParser {

    private final TextFields fields;
    private final NamedPattern pattern;
    private final int[][] groups;

    RegexParser(TextFields fields, NamedPattern pattern) {
        this.fields = fields;
        this.pattern = pattern;
        this.groups = new int[fields.size()][];
        for (int i = 0; i < groups.length; i++) {
            groups[i] =
                    pattern.groups(fields.name(i)).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    @Override
    public Object[] parse(String text) {
        Matcher matcher = pattern.matcher(new BoundedText(text));
        if (!finds(matcher)) {
            throw new EvaluationException("the pattern doesn't match it");
        }
        Object[] values = new Object[groups.length];
        for (int i = 0; i < values.length; i++) {
            String found = first(matcher, groups[i]);
            values[i] = found == null ? fields.missing(i) : fields.value(i, found);
        }
        return values;
    }

    private static boolean finds(Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError e) {
            throw new EvaluationException("the pattern takes too much memory for it");
        }
    }

    /** What the first of some groups matched; null if none did. */
    private static String first(Matcher matcher, int[] groups) {
        for (int group : groups) {
            String found = matcher.group(group);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
