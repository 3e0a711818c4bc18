package io.dataprocessing.pipeline.core.diff;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.diff.Part.Change;
import io.dataprocessing.pipeline.core.diff.Part.Kind;
import io.dataprocessing.pipeline.core.savepoint.StateCheck;
import io.dataprocessing.pipeline.core.savepoint.StateFinding;
import io.dataprocessing.pipeline.core.savepoint.StoredState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares two pipelines, part by part. */
public final class PipelineComparison {

    private final PlannedFile before;
    private final PlannedFile after;

    /** Compares two pipelines. */
    public PipelineComparison(PlannedFile before, PlannedFile after) {
        this.before = requireNonNull(before, "before");
        this.after = requireNonNull(after, "after");
    }

    /** What is different if the second starts from the state that the first declares. */
    public PipelineDiff fromPlan() {
        return diff(Optional.empty(), DeclaredState.of(before.catalog(), before.plan()));
    }

    /** What is different if the second starts from this state. */
    public PipelineDiff from(StoredState stored) {
        return diff(Optional.of(stored.location()), stored);
    }

    private PipelineDiff diff(Optional<String> savepoint, StoredState stored) {
        StateCheck.Result result = StateCheck.of(stored, after.plan());
        Map<String, Piece> old = byKey(before);
        Map<String, Piece> wanted = byKey(after);
        Findings findings = new Findings(result.findings(), old.values(), wanted.values());
        List<Part> parts = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>(wanted.keySet());
        keys.addAll(old.keySet());
        for (String key : keys) {
            Optional<Piece> was = Optional.ofNullable(old.get(key));
            Optional<Piece> is = Optional.ofNullable(wanted.get(key));
            parts.add(part(was, is, findings));
        }
        findings.unclaimed().forEach((owner, state) -> parts.add(stored(owner, state)));
        parts.sort(Comparator.comparing(Part::kind));
        List<String> problems = new ArrayList<>();
        parts.forEach(part -> part.state().forEach(finding -> problems.addAll(finding.problems())));
        problems.addAll(result.general());
        return new PipelineDiff(savepoint, parts, problems);
    }

    /** A pipeline is the same part whatever it's called; so are dead letters. */
    private static Map<String, Piece> byKey(PlannedFile file) {
        Map<String, Piece> pieces = new LinkedHashMap<>();
        for (Piece piece : Piece.of(file)) {
            pieces.put(
                    piece.kind() == Kind.PIPELINE ? "" : piece.kind() + " " + piece.name(), piece);
        }
        return pieces;
    }

    private Part part(Optional<Piece> was, Optional<Piece> is, Findings findings) {
        if (was.isPresent() && is.isPresent()) {
            return both(was.get(), is.get(), findings);
        }
        Piece only = is.or(() -> was).orElseThrow();
        return new Part(
                only.kind(),
                only.name(),
                only.type(),
                is.isPresent() ? Change.ADDED : Change.REMOVED,
                List.of(),
                is.isPresent() ? List.of() : renamed(only),
                findings.of(only, is.isPresent()));
    }

    private static Part both(Piece was, Piece is, Findings findings) {
        List<WordChange> words = WordComparison.of(was.words(), is.words());
        List<String> effects = Effects.of(was, is);
        return new Part(
                is.kind(),
                is.name(),
                is.type(),
                words.isEmpty() && effects.isEmpty() ? Change.UNCHANGED : Change.CHANGED,
                words,
                effects,
                findings.of(is, true));
    }

    /** A hint at a new part that says the same as one that is gone. */
    private List<String> renamed(Piece gone) {
        Set<String> names = byKey(before).keySet();
        return byKey(after).entrySet().stream()
                .filter(entry -> !names.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(piece -> piece.kind() == gone.kind() && piece.type().equals(gone.type()))
                .filter(piece -> WordComparison.of(gone.words(), piece.words()).isEmpty())
                .map(
                        piece ->
                                "'%s' is new and says the same; state belongs to a name and doesn't go along with a new one"
                                        .formatted(piece.name()))
                .limit(1)
                .toList();
    }

    private static Part stored(String owner, List<StateFinding> state) {
        return new Part(Kind.STORED, owner, "", Change.REMOVED, List.of(), List.of(), state);
    }
}
