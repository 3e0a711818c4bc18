package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.Position;
import java.util.List;

/**
 * A list.
 *
 * @param items its elements in order
 */
public record ConfigList(List<ConfigNode> items, Position position) implements ConfigNode {

    public ConfigList {
        items = List.copyOf(items);
        requireNonNull(position, "position");
    }

    @Override
    public String kind() {
        return "a list";
    }
}
