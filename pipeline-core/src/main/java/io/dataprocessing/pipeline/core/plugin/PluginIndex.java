package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginCode;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.RefusedPlugin;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts the providers of plugins beside those that are built in. What is built in stays what it is,
 * and of two plugins that offer the same, neither is taken.
 */
final class PluginIndex {

    private final PluginFolder folder;
    private final Problems problems = new Problems();
    private final Map<String, String> ambiguous = new HashMap<>();

    PluginIndex(PluginFolder folder) {
        this.folder = requireNonNull(folder, "folder");
        for (RefusedPlugin refused : folder.refused()) {
            if (refused.fatal()) {
                problems.error(refused.code(), Position.none(), "", refused.reason());
            } else {
                problems.warning(refused.code(), Position.none(), "", refused.reason());
            }
        }
    }

    /** A provider and the JAR that it's from. */
    private record Offer<P>(P provider, String file) {}

    /**
     * The providers of a kind by name: those that are built in, then those of plugins.
     *
     * @param taken other names that a plugin can't take
     */
    <P> Map<String, P> join(
            String kind,
            Class<P> service,
            Map<String, P> builtIn,
            Set<String> taken,
            Function<P, ? extends List<String>> names) {
        Map<String, List<Offer<P>>> offers = new TreeMap<>();
        for (Plugin plugin : folder.plugins()) {
            for (P provider : plugin.providers(service)) {
                Offer<P> offer =
                        new Offer<>(provider, plugin.fileOf(provider).orElse(plugin.name()));
                for (String name : names.apply(provider)) {
                    if (builtIn.containsKey(name) || taken.contains(name)) {
                        problems.warning(
                                PluginCode.SAME_TYPE,
                                Position.none(),
                                "",
                                "%s: %s '%s' is built in; the plugin's is not used. Give it another name."
                                        .formatted(offer.file(), kind, name));
                    } else {
                        offers.computeIfAbsent(name, key -> new ArrayList<>()).add(offer);
                    }
                }
            }
        }
        Map<String, P> joined = new LinkedHashMap<>(builtIn);
        offers.forEach(
                (name, offered) -> {
                    if (offered.size() == 1) {
                        joined.put(name, offered.get(0).provider());
                    } else {
                        refuse(kind, name, offered);
                    }
                });
        return joined;
    }

    private <P> void refuse(String kind, String name, List<Offer<P>> offers) {
        boolean oneFile = offers.stream().map(Offer::file).distinct().count() == 1;
        String files =
                oneFile
                        ? "%s twice, as %s"
                                .formatted(
                                        offers.get(0).file(),
                                        offers.stream()
                                                .map(offer -> offer.provider().getClass().getName())
                                                .collect(Collectors.joining(" and ")))
                        : offers.stream().map(Offer::file).collect(Collectors.joining(" and "));
        String sentence =
                "%s '%s' is offered by %s. Remove one or pin version.".formatted(kind, name, files);
        ambiguous.put(key(kind, name), sentence);
        problems.warning(PluginCode.SAME_TYPE, Position.none(), "", sentence);
    }

    /** Why a name that plugins offer can't be used. */
    Optional<String> ambiguous(String kind, String name) {
        return Optional.ofNullable(ambiguous.get(key(kind, name)));
    }

    private static String key(String kind, String name) {
        return kind + " " + name;
    }

    Problems problems() {
        return problems;
    }

    /** A class of a plugin; empty if none has it. */
    Optional<Class<?>> find(String className) {
        for (Plugin plugin : folder.plugins()) {
            Optional<Class<?>> found = find(className, plugin.loader());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> find(String className, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(className, false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    List<Plugin> plugins() {
        return folder.plugins();
    }

    /** The plugin that a provider is from; empty if it's built in. */
    Optional<Plugin> pluginOf(Object provider) {
        return folder.plugins().stream()
                .filter(plugin -> plugin.fileOf(provider).isPresent())
                .findFirst();
    }

    PluginFolder folder() {
        return folder;
    }
}
