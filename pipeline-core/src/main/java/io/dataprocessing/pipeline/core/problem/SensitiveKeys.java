package io.dataprocessing.pipeline.core.problem;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells by its name whether an option holds something that must not be seen.
 *
 * <p>The list is wider than Flink's own, which lets {@code basic.auth.user.info}, {@code
 * ssl.keystore.key} and {@code aws.access.key} through.
 */
public final class SensitiveKeys {

    private static final List<String> PARTS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "secret",
                    "jaas",
                    "apikey",
                    "credential",
                    "privatekey",
                    "accesskey",
                    "servicekey",
                    "accountkey",
                    "signingkey",
                    "encryptionkey",
                    "userinfo",
                    "authparams",
                    "authorization",
                    "httpheaders",
                    "authkey",
                    "sharedkey",
                    "connectionstring");
    private static final List<String> ENDINGS =
            List.of("token", "keystorekey", "sslkey", "cookie", "pwd");

    /** What a key ends in that tells about a secret, but isn't one. */
    private static final Set<String> HARMLESS_LAST_WORDS =
            Set.of(
                    "source",
                    "type",
                    "location",
                    "path",
                    "file",
                    "url",
                    "uri",
                    "provider",
                    "class",
                    "algorithm",
                    "ttl",
                    "timeout",
                    "length");

    /** Sections whose keys are names of fields, chosen by users, and not options. */
    private static final Set<String> FIELD_SECTIONS =
            Set.of("fields", "schema", "rename", "cast", "aggregate", "defaults");

    private SensitiveKeys() {}

    /** Whether the value of a key of this name is a secret. */
    public static boolean isSensitive(String key) {
        StringBuilder letters = new StringBuilder(key.length());
        for (int at = 0; at < key.length(); at++) {
            if (Character.isLetterOrDigit(key.charAt(at))) {
                letters.append(key.charAt(at));
            }
        }
        String plain = letters.toString().toLowerCase(Locale.ROOT);
        boolean sensitive = containsPart(plain) || hasEnding(plain);
        return sensitive && !HARMLESS_LAST_WORDS.contains(lastWord(key));
    }

    private static boolean containsPart(String plain) {
        for (String part : PARTS) {
            if (plain.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEnding(String plain) {
        for (String ending : ENDINGS) {
            if (plain.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String lastWord(String key) {
        int end = key.length();
        while (end > 0 && !Character.isLetterOrDigit(key.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !startsWord(key, start)) {
            start--;
        }
        return key.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** Whether a word begins at a place: behind a separator, or with a capital behind a small. */
    private static boolean startsWord(String key, int at) {
        char before = key.charAt(at - 1);
        return !Character.isLetterOrDigit(before)
                || (at < key.length()
                        && Character.isUpperCase(key.charAt(at))
                        && !Character.isUpperCase(before));
    }

    /** Whether the keys below a key of this name are names of fields, of which none is a secret. */
    public static boolean holdsFieldNames(String key) {
        return FIELD_SECTIONS.contains(key);
    }
}
