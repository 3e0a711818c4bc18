package io.dataprocessing.pipeline.core.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text safe to show.
 *
 * <p>It works on lines rather than on a parsed file, so that a file with a missing quote is safe to
 * show as well; where it can't tell it masks too much. Each masked character becomes an asterisk,
 * so that columns stay true.
 */
public final class SecretMasker {

    private static final String QUOTES = "\"'";

    private static final Pattern ASSIGNMENT =
            Pattern.compile(
                    "(?i)(?:password|passwd|secret|token|apikey)\\s*=(?!=)\\s*"
                            + "(?:\"([^\"]+)\"?|'([^']+)'?|([^\\s;,&\"']+))");
    private static final Pattern USER_INFO = Pattern.compile("[A-Za-z]://([^/\\s\"'@]+)@");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{(?:env:|file:)?[^${}:\\s]+(?::[^${}:\\s]*)?\\}");
    private static final Pattern FILE_OR_ENV =
            Pattern.compile("\\$\\{(?:env:[A-Za-z_0-9]+|file:[^{}]*|[A-Za-z_0-9]+)\\}");

    private SecretMasker() {}

    /** Masks passwords that show by their form: in addresses and in assignments. */
    public static String mask(String text) {
        char[] shown = text.toCharArray();
        maskForms(text, shown);
        return new String(shown);
    }

    /** The lines of a pipeline file with the values of sensitive keys masked. */
    static List<String> maskLines(List<String> lines) {
        List<String> shown = new ArrayList<>(lines.size());
        int secretIndent = -1;
        for (String line : lines) {
            char[] masked = line.toCharArray();
            int indent = indent(line);
            if (secretIndent >= 0 && (indent > secretIndent || line.isBlank())) {
                fill(masked, indent, masked.length);
            } else {
                secretIndent = maskValues(line, masked) ? indent : -1;
            }
            maskForms(line, masked);
            shown.add(new String(masked));
        }
        return shown;
    }

    /** Masks the values on one line; says whether the last one may go on below. */
    private static boolean maskValues(String line, char[] masked) {
        boolean open = false;
        int length = line.stripTrailing().length();
        int brace = firstBrace(line);
        for (int colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
            if (masked[colon] == '*' || !SensitiveKeys.isSensitive(key(line, colon))) {
                continue;
            }
            int from = colon + 1;
            while (from < line.length() && Character.isWhitespace(line.charAt(from))) {
                from++;
            }
            int to = valueEnd(line, from, from > brace);
            String value = line.substring(from, to);
            if (!FILE_OR_ENV.matcher(unquoted(value)).matches()) {
                fill(masked, from, to);
            }
            open = to >= length;
        }
        return open;
    }

    /** The key in front of a colon, plain or quoted; empty where the colon ends no key. */
    private static String key(String line, int colon) {
        int end = colon;
        while (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
            end--;
        }
        boolean quoted = end > 0 && QUOTES.indexOf(line.charAt(end - 1)) >= 0;
        boolean blankFollows =
                colon + 1 == line.length() || Character.isWhitespace(line.charAt(colon + 1));
        if (!quoted && !blankFollows) {
            return "";
        }
        end -= quoted ? 1 : 0;
        int start = end;
        while (start > 0 && isKeyCharacter(line.charAt(start - 1))) {
            start--;
        }
        return line.substring(start, end);
    }

    private static boolean isKeyCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    /** Where a value ends: behind its quote, or at what ends a plain one. */
    private static int valueEnd(String line, int from, boolean flow) {
        if (from >= line.length()) {
            return line.length();
        }
        char quote = line.charAt(from);
        if (quote == '"' || quote == '\'') {
            for (int at = from + 1; at < line.length(); at++) {
                boolean doubled = quote == '\'' && line.startsWith("''", at);
                if (doubled || (line.charAt(at) == '\\' && quote == '"')) {
                    at++;
                } else if (line.charAt(at) == quote) {
                    return at + 1;
                }
            }
            return line.length();
        }
        Matcher reference = REFERENCE.matcher(line).region(from, line.length());
        if (reference.lookingAt()) {
            return plainEnd(line, reference.end(), flow);
        }
        return plainEnd(line, from, flow);
    }

    private static int plainEnd(String line, int from, boolean flow) {
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if ((flow && (c == '}' || c == ',')) || (c == '#' && line.charAt(at - 1) == ' ')) {
                return at;
            }
        }
        return line.length();
    }

    /** Where the first brace is opened on the line; those of references don't count. */
    private static int firstBrace(String line) {
        int brace = line.indexOf('{');
        while (brace > 0 && line.charAt(brace - 1) == '$') {
            brace = line.indexOf('{', brace + 1);
        }
        return brace < 0 ? line.length() : brace;
    }

    private static String unquoted(String value) {
        String bare = value.strip();
        boolean quoted = bare.length() > 1 && (bare.charAt(0) == '"' || bare.charAt(0) == '\'');
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }

    private static void maskForms(String text, char[] shown) {
        maskForm(text, "=", ASSIGNMENT, shown);
        maskForm(text, "://", USER_INFO, shown);
    }

    private static void maskForm(String text, String sign, Pattern form, char[] shown) {
        if (text.contains(sign)) {
            Matcher matcher = form.matcher(text);
            while (matcher.find()) {
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    if (matcher.start(group) >= 0 && !isReference(matcher.group(group))) {
                        fill(shown, matcher.start(group), matcher.end(group));
                    }
                }
            }
        }
    }

    private static boolean isReference(String text) {
        return FILE_OR_ENV.matcher(text).matches();
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && " \t-".indexOf(line.charAt(indent)) >= 0) {
            indent++;
        }
        return indent;
    }

    private static void fill(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            text[at] = '*';
        }
    }
}
