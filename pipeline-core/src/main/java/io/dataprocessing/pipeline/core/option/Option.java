package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.core.problem.Position;
import java.util.Optional;

/**
 * An option, or an element of one, that is being bound: its place and its rules.
 *
 * @param path its place in the section: {@code window.size}, {@code key-by[1]}
 */
record Option(OptionComponent component, String path, BindingScope scope) {

    Option item(int index) {
        return new Option(component, "%s[%d]".formatted(path, index), scope);
    }

    Option key(String key) {
        return new Option(component, path + "." + key, scope);
    }

    /** Reports what is wrong with it, in words that follow its name. */
    <T> Optional<T> error(String code, Position position, String message) {
        return error(code, position, message, Optional.empty());
    }

    <T> Optional<T> error(
            String code, Position position, String message, Optional<String> suggestion) {
        String text = "%s: %s%s".formatted(path, message, suggestion.isPresent() ? "" : ".");
        scope.problems().error(code, position, fullPath(), text, suggestion);
        return Optional.empty();
    }

    String fullPath() {
        return scope.path().isEmpty() ? path : scope.path() + "." + path;
    }
}
