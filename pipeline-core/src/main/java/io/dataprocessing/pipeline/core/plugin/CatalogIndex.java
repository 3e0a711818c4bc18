package io.dataprocessing.pipeline.core.plugin;

import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts providers under their names and reports two that want the same one. */
final class CatalogIndex {

    private static final String DUPLICATE = "E400";
    private static final String BROKEN = "W401";

    private final Problems problems = new Problems();

    CatalogIndex(List<Problem> found) {
        found.forEach(problems::add);
    }

    <P> Map<String, P> byName(String kind, List<P> providers, Function<P, String> name) {
        return byNames(kind, providers, name.andThen(List::of));
    }

    <P> Map<String, P> byNames(
            String kind, List<P> providers, Function<P, ? extends List<String>> names) {
        Map<String, P> byName = new LinkedHashMap<>();
        for (P provider : providers) {
            for (String name : namesOf(kind, provider, names)) {
                P other = byName.putIfAbsent(name, provider);
                if (other != null) {
                    report("%s '%s'".formatted(kind, name), other, provider);
                }
            }
        }
        return byName;
    }

    /** The names of a provider; none, and a warning, for one that can't even say its name. */
    private <P> List<String> namesOf(
            String kind, P provider, Function<P, ? extends List<String>> names) {
        try {
            return List.copyOf(names.apply(provider));
        } catch (RuntimeException | LinkageError e) {
            problems.warning(
                    BROKEN,
                    Position.none(),
                    "",
                    "%s %s could not be asked for its name and is left out: %s."
                            .formatted(kind, Providers.nameOf(provider), e));
            return List.of();
        }
    }

    /** Reports names that two kinds share where a pipeline file doesn't tell them apart. */
    void reportShared(String kind, Map<String, ?> ones, String otherKind, Map<String, ?> others) {
        ones.forEach(
                (name, provider) -> {
                    if (others.containsKey(name)) {
                        report(
                                "%s and %s '%s'".formatted(kind, otherKind, name),
                                provider,
                                others.get(name));
                    }
                });
    }

    private void report(String what, Object one, Object other) {
        problems.error(
                DUPLICATE,
                Position.none(),
                "",
                "%s is offered by %s and %s. Remove one."
                        .formatted(what, Providers.nameOf(one), Providers.nameOf(other)));
    }

    List<Problem> problems() {
        return problems.all();
    }
}
