package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.ReplayTargets;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where letters go. */
final class Routes {

    /** The word for all that read the letter's topic, instead of one step. */
    static final String TO_SOURCE = "source";

    private static final String INSTEAD =
            " Replay with --to source to have everything behind the source read it again.";

    private final PipelinePlan plan;
    private final ReplayTargets targets;
    private final Optional<String> to;
    private final Map<Key, Route> known = new HashMap<>();

    /** What a route depends on. */
    private record Key(String topic, String step) {}

    /**
     * The routes of a pipeline.
     *
     * @param to what was asked for: {@value #TO_SOURCE} or a name; empty for the step that failed
     */
    Routes(PipelinePlan plan, Optional<String> to) {
        this.plan = requireNonNull(plan, "plan");
        this.targets = ReplayTargets.of(plan);
        this.to = requireNonNull(to, "to");
    }

    /** Why no letter at all can go where it was asked; empty if some may. */
    Optional<String> refusal() {
        if (to.isEmpty() || to.get().equals(TO_SOURCE)) {
            return Optional.empty();
        }
        List<String> topics =
                plan.sources().stream()
                        .flatMap(source -> source.endpoints().stream())
                        .filter(endpoint -> !endpoint.pattern())
                        .map(endpoint -> endpoint.resource())
                        .distinct()
                        .toList();
        List<Optional<String>> obstacles =
                topics.stream().map(topic -> targets.obstacle(to.get(), topic)).toList();
        boolean patterns = topics.isEmpty();
        return patterns || obstacles.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : best(topics).map(reason -> "--to %s: %s%s".formatted(to.get(), reason, INSTEAD));
    }

    /** The obstacle on the topic that leads nearest to the target. */
    private Optional<String> best(List<String> topics) {
        return topics.stream()
                .filter(topic -> !targets.leading(topic, to.orElseThrow()).isEmpty())
                .findFirst()
                .or(() -> topics.stream().findFirst())
                .flatMap(topic -> targets.obstacle(to.orElseThrow(), topic));
    }

    /** Where a letter goes. */
    Route of(Letter letter) {
        Optional<Origin> origin = letter.origin();
        if (origin.isEmpty()) {
            return new Route.Nowhere(
                    "a step made the event of several records; there is no record to replay.");
        }
        return known.computeIfAbsent(
                new Key(origin.get().topic(), letter.step()),
                key -> route(key.topic(), key.step()));
    }

    private Route route(String topic, String step) {
        if (targets.sources(topic).isEmpty()) {
            return new Route.Nowhere(
                    "no source of '%s' reads topic '%s'.".formatted(plan.name(), topic));
        }
        if (to.filter(TO_SOURCE::equals).isPresent()) {
            return back(fitting(topic, step), topic, Optional.empty());
        }
        String target = to.orElse(step);
        Optional<String> obstacle = targets.obstacle(target, topic);
        return obstacle.isPresent()
                ? new Route.Nowhere(obstacle.get() + INSTEAD)
                : back(targets.leading(topic, target), topic, Optional.of(target));
    }

    /** The sources that may have read it, as exactly as can be told. */
    private List<SourcePlan> fitting(String topic, String step) {
        List<SourcePlan> leading = targets.leading(topic, step);
        return leading.isEmpty() ? targets.sources(topic) : leading;
    }

    private static Route back(List<SourcePlan> sources, String topic, Optional<String> target) {
        long connections =
                sources.stream().map(source -> source.connection().name()).distinct().count();
        return connections == 1
                ? new Route.Back(sources.get(0), target)
                : new Route.Nowhere(
                        "topic '%s' is read over several connections, and the letter doesn't say which it was."
                                .formatted(topic));
    }
}
