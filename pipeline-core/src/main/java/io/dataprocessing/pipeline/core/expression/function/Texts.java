package io.dataprocessing.pipeline.core.expression.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Functions on strings; positions and lengths count Unicode code points. */
public final class Texts {

    private static final int MAX_LENGTH = 10_000_000;

    private Texts() {}

    public static String concat(String a, String b) {
        return a.concat(b);
    }

    /** By code point, which is also the order of the UTF-8 bytes. */
    public static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean oneIsSurrogate = Character.isSurrogate(x) != Character.isSurrogate(y);
                return oneIsSurrogate ? (Character.isSurrogate(x) ? 1 : -1) : x - y;
            }
        }
        return a.length() - b.length();
    }

    public static long size(String text) {
        return text.codePointCount(0, text.length());
    }

    public static boolean contains(String text, String part) {
        return text.contains(part);
    }

    public static boolean startsWith(String text, String prefix) {
        return text.startsWith(prefix);
    }

    public static boolean endsWith(String text, String suffix) {
        return text.endsWith(suffix);
    }

    /** A regular expression that a row holds. */
    public static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new EvaluationException(
                    "the text is no regular expression: " + e.getDescription());
        }
    }

    /** Whether the pattern is found anywhere. */
    public static boolean matches(String text, Pattern pattern) {
        return pattern.matcher(text).find();
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String trim(String text) {
        return text.strip();
    }

    public static String substring(String text, long start) {
        return substring(text, start, size(text));
    }

    /**
     * From {@code start} to before {@code end}, 0-based; what lies outside the text is left out.
     */
    public static String substring(String text, long start, long end) {
        long size = size(text);
        long from = Math.max(0, Math.min(start, size));
        long to = Math.max(from, Math.min(end, size));
        int begin = text.offsetByCodePoints(0, (int) from);
        return text.substring(begin, text.offsetByCodePoints(begin, (int) (to - from)));
    }

    public static String replace(String text, String part, String replacement) {
        return text.replace(part, replacement);
    }

    public static String regexpReplace(String text, Pattern pattern, String replacement) {
        return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
    }

    /** The group of the first match, null where there is none. */
    public static String regexpExtract(String text, Pattern pattern, long group) {
        if (group < 0 || group > pattern.groupCount()) {
            throw new EvaluationException("the pattern doesn't have the group");
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group((int) group) : null;
    }

    public static String regexpExtract(String text, Pattern pattern) {
        return regexpExtract(text, pattern, pattern.groupCount() > 0 ? 1 : 0);
    }

    /** All parts between separators, empty ones too; single characters for an empty separator. */
    public static List<String> split(String text, String separator) {
        if (separator.isEmpty()) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + separator.length();
        }
        parts.add(text.substring(start));
        return Collections.unmodifiableList(parts);
    }

    public static String join(List<?> parts) {
        return join(parts, "");
    }

    /** The parts that aren't null, one after the other. */
    public static String join(List<?> parts, String separator) {
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (Object part : parts) {
            if (part != null) {
                joined.append(first ? "" : separator).append(part);
                first = false;
            }
        }
        return joined.toString();
    }

    /** Where {@code part} starts, 0-based; -1 where it isn't found. */
    public static long indexOf(String text, String part) {
        int index = text.indexOf(part);
        return index < 0 ? -1 : text.codePointCount(0, index);
    }

    public static long lastIndexOf(String text, String part) {
        int index = text.lastIndexOf(part);
        return index < 0 ? -1 : text.codePointCount(0, index);
    }

    public static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    public static String repeat(String text, long times) {
        if (times * (double) text.length() > MAX_LENGTH) {
            throw new EvaluationException(
                    "a text of more than " + MAX_LENGTH + " characters is refused");
        }
        return text.repeat((int) Math.max(0, times));
    }

    /** Filled up on the left to a length, or cut to it on the right, as in SQL. */
    public static String lpad(String text, long length, String fill) {
        String cut = substring(text, 0, length);
        return padding(length - size(cut), fill) + cut;
    }

    public static String rpad(String text, long length, String fill) {
        String cut = substring(text, 0, length);
        return cut + padding(length - size(cut), fill);
    }

    private static String padding(long length, String fill) {
        if (length <= 0 || fill.isEmpty()) {
            return "";
        }
        String enough = repeat(fill, length / size(fill) + 1);
        return substring(enough, 0, length);
    }
}
