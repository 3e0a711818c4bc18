package io.dataprocessing.pipeline.core.diff;

import io.dataprocessing.pipeline.core.diff.Part.Kind;
import io.dataprocessing.pipeline.core.savepoint.StateFinding;
import io.dataprocessing.pipeline.core.savepoint.StateFinding.Fate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gives what was found out about state to the parts that it belongs to, and adds what only two
 * plans together show: state that was kept by another connector.
 */
final class Findings {

    private final Map<String, List<StateFinding>> byOwner = new LinkedHashMap<>();
    private final Map<String, Piece> before = new LinkedHashMap<>();
    private final Map<String, Piece> after = new LinkedHashMap<>();

    Findings(List<StateFinding> findings, Collection<Piece> before, Collection<Piece> after) {
        for (StateFinding finding : findings) {
            byOwner.computeIfAbsent(finding.owner(), owner -> new ArrayList<>()).add(finding);
        }
        before.stream()
                .filter(Findings::hasState)
                .forEach(piece -> this.before.put(piece.name(), piece));
        after.stream()
                .filter(Findings::hasState)
                .forEach(piece -> this.after.put(piece.name(), piece));
    }

    private static boolean hasState(Piece piece) {
        return switch (piece.kind()) {
            case SOURCE, STEP, SINK, DEAD_LETTER -> true;
            case PIPELINE, CONNECTION, STORED -> false;
        };
    }

    /**
     * What becomes of the state of a part.
     *
     * @param present whether the new pipeline has it
     */
    List<StateFinding> of(Piece piece, boolean present) {
        if (!hasState(piece) || after.containsKey(piece.name()) != present) {
            return List.of();
        }
        List<StateFinding> found = byOwner.getOrDefault(piece.name(), List.of());
        Optional<Piece> former = Optional.ofNullable(before.get(piece.name()));
        boolean restored = found.stream().anyMatch(finding -> finding.fate() != Fate.NEW);
        if (present && restored && former.isPresent() && !readsStateOf(piece, former.get())) {
            return List.of(otherWriter(piece, former.get()));
        }
        return found;
    }

    /** The operators of steps tell by their cells; those of connectors read their own kind only. */
    private static boolean readsStateOf(Piece piece, Piece former) {
        return piece.kind() == former.kind()
                && (piece.kind() == Kind.STEP || piece.type().equals(former.type()));
    }

    private static StateFinding otherWriter(Piece piece, Piece former) {
        String reason =
                "its state was kept by a %s of type '%s' and can't be read by a %s of type '%s'. Give the %s another name."
                        .formatted(
                                word(former.kind()),
                                former.type(),
                                word(piece.kind()),
                                piece.type(),
                                word(piece.kind()));
        return new StateFinding(
                piece.name(),
                "",
                Fate.INCOMPATIBLE,
                List.of(reason),
                List.of("%s '%s': %s".formatted(word(piece.kind()), piece.name(), reason)));
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** State of names that neither pipeline has. */
    Map<String, List<StateFinding>> unclaimed() {
        Map<String, List<StateFinding>> unclaimed = new LinkedHashMap<>(byOwner);
        unclaimed.keySet().removeIf(name -> before.containsKey(name) || after.containsKey(name));
        return unclaimed;
    }
}
