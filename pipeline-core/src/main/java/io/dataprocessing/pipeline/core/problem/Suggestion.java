package io.dataprocessing.pipeline.core.problem;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Suggestion {

    private static final int MAX_WORD = 200;

    private Suggestion() {}

    /**
     * The candidate that is spelled most like a word: equal but for case and separators, or within
     * one slip (a letter missing, added, replaced, or two swapped) for every three letters, of
     * several at one distance the first; else the only one that begins with the word. Empty where
     * nothing is near.
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        requireNonNull(word, "word");
        if (word.isEmpty() || word.length() > MAX_WORD) {
            return Optional.empty();
        }
        String nearest = null;
        int best = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(plain(word), plain(candidate));
            int allowed = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
            boolean similar = distance <= allowed && distance < candidate.length();
            if (similar && distance < best && !candidate.equals(word)) {
                nearest = candidate;
                best = distance;
            }
        }
        return Optional.ofNullable(nearest).or(() -> longer(word, candidates));
    }

    /** The only candidate that begins with the word and goes on with another. */
    private static Optional<String> longer(String word, Collection<String> candidates) {
        List<String> longer =
                candidates.stream().filter(name -> name.startsWith(word + "-")).toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Damerau's and Levenshtein's distance in its restricted form (optimal string alignment). */
    private static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            last[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                boolean same = left.charAt(line - 1) == right.charAt(column - 1);
                int edited = Math.min(last[column], row[column - 1]) + 1;
                row[column] = Math.min(edited, last[column - 1] + (same ? 0 : 1));
                if (line > 1
                        && column > 1
                        && left.charAt(line - 1) == right.charAt(column - 2)
                        && left.charAt(line - 2) == right.charAt(column - 1)) {
                    row[column] = Math.min(row[column], beforeLast[column - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[right.length()];
    }
}
