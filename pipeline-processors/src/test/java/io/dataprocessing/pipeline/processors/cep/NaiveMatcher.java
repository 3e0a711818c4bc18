package io.dataprocessing.pipeline.processors.cep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the matches of a sequence by trying all of them, from the words of the documentation.
 *
 * @param parts the parts
 * @param within how much later than the first event the last one must not come
 * @param skipPastLast whether no match starts before the end of another
 */
record NaiveMatcher(List<NaivePart> parts, long within, boolean skipPastLast) {

    /** An event of one key. */
    record Item(String id, long time, String kind, long n) {}

    /**
     * A part.
     *
     * @param kind which events fit
     * @param rising whether an event fits only if its number is at least that of the first event
     * @param from how often at least
     * @param to how often at most
     */
    record NaivePart(
            String kind,
            boolean rising,
            int from,
            int to,
            boolean not,
            Contiguity contiguity,
            Contiguity timesContiguity) {

        boolean fits(Item item, List<Item> taken) {
            return item.kind().equals(kind)
                    && (!rising || taken.isEmpty() || item.n() >= taken.get(0).n());
        }
    }

    /** The matches, each as the ids of its events, part by part. */
    List<String> matches(List<Item> sorted) {
        List<Found> found = new ArrayList<>();
        for (int start = 0; start < sorted.size(); start++) {
            from(sorted, start, found);
        }
        if (!skipPastLast) {
            return found.stream().map(Found::text).sorted().toList();
        }
        List<String> kept = new ArrayList<>();
        int end = -1;
        for (Found each : found) {
            if (each.start() > end) {
                kept.add(each.text());
                end = each.end();
            }
        }
        return kept.stream().sorted().toList();
    }

    private record Found(int start, int end, String text) {}

    private void from(List<Item> sorted, int start, List<Found> found) {
        Set<String> texts = new TreeSet<>();
        if (!parts.get(0).fits(sorted.get(start), List.of())) {
            return;
        }
        List<List<Integer>> first = List.of(List.of(start));
        List<Found> here = new ArrayList<>();
        taken(sorted, 0, 1, first.get(0), List.of(List.of(start)), here);
        here.stream().filter(each -> texts.add(each.text())).forEach(found::add);
    }

    /** Goes on behind the events taken so far, {@code count} of which are of the part at hand. */
    private void taken(
            List<Item> sorted,
            int part,
            int count,
            List<Integer> path,
            List<List<Integer>> byPart,
            List<Found> found) {
        NaivePart current = parts.get(part);
        int last = path.get(path.size() - 1);
        if (sorted.get(last).time() - sorted.get(path.get(0)).time() >= within) {
            return;
        }
        if (count < current.to()) {
            for (int next : nexts(sorted, last, current, current.timesContiguity(), path)) {
                List<List<Integer>> extended = new ArrayList<>(byPart);
                extended.set(part, plus(byPart.get(part), next));
                taken(sorted, part, count + 1, plus(path, next), extended, found);
            }
        }
        if (count >= current.from()) {
            following(sorted, part + 1, path, byPart, found);
        }
    }

    private void following(
            List<Item> sorted,
            int part,
            List<Integer> path,
            List<List<Integer>> byPart,
            List<Found> found) {
        if (part == parts.size()) {
            found.add(new Found(path.get(0), path.get(path.size() - 1), text(sorted, byPart)));
            return;
        }
        NaivePart next = parts.get(part);
        int last = path.get(path.size() - 1);
        if (next.not()) {
            NaivePart behind = parts.get(part + 1);
            for (int at : nexts(sorted, last, behind, behind.contiguity(), path)) {
                if (!occurs(sorted, next, last, at, path)) {
                    take(sorted, part + 1, at, path, plusPart(byPart, List.of()), found);
                }
            }
            return;
        }
        for (int at : nexts(sorted, last, next, next.contiguity(), path)) {
            take(sorted, part, at, path, byPart, found);
        }
        if (next.from() == 0) {
            following(sorted, part + 1, path, plusPart(byPart, List.of()), found);
        }
    }

    private void take(
            List<Item> sorted,
            int part,
            int at,
            List<Integer> path,
            List<List<Integer>> byPart,
            List<Found> found) {
        taken(sorted, part, 1, plus(path, at), plusPart(byPart, List.of(at)), found);
    }

    private static boolean occurs(
            List<Item> sorted, NaivePart not, int last, int at, List<Integer> path) {
        int end = not.contiguity() == Contiguity.STRICT ? last + 2 : at;
        for (int i = last + 1; i < Math.min(end, sorted.size()); i++) {
            if (not.fits(sorted.get(i), items(sorted, path))) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> nexts(
            List<Item> sorted,
            int last,
            NaivePart part,
            Contiguity contiguity,
            List<Integer> path) {
        List<Item> taken = items(sorted, path);
        List<Integer> nexts = new ArrayList<>();
        for (int i = last + 1; i < sorted.size(); i++) {
            boolean fits = part.fits(sorted.get(i), taken);
            if (fits) {
                nexts.add(i);
            }
            if (contiguity == Contiguity.STRICT || (fits && contiguity == Contiguity.RELAXED)) {
                break;
            }
        }
        return nexts;
    }

    private static List<Item> items(List<Item> sorted, List<Integer> path) {
        return path.stream().map(sorted::get).toList();
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    private static List<List<Integer>> plusPart(List<List<Integer>> parts, List<Integer> part) {
        return plus(parts, part);
    }

    /** Parts that must not occur are left out. */
    private String text(List<Item> sorted, List<List<Integer>> byPart) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < byPart.size(); i++) {
            if (!parts.get(i).not()) {
                texts.add(
                        String.join(
                                "+",
                                byPart.get(i).stream().map(at -> sorted.get(at).id()).toList()));
            }
        }
        return String.join(" ", texts);
    }
}
