package io.dataprocessing.pipeline.core.plugin.jar;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFinding.Severity;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes through a folder once: copies, inspects, compares with pins, loads. */
final class FolderLoading {

    private static final String JAR = ".jar";

    private final PluginLock lock;
    private final StagingDirectory staging;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Plugin> plugins = new ArrayList<>();
    private final List<RefusedPlugin> refused = new ArrayList<>();

    private FolderLoading(PluginLock lock, StagingDirectory staging) {
        this.lock = lock;
        this.staging = staging;
    }

    /** A plugin that is copied and inspected. */
    private record Candidate(StagedPlugin staged, PluginInspection inspection) {

        String name() {
            return inspection.name();
        }
    }

    static PluginFolder open(Path directory, PluginLock lock) throws IOException {
        FolderLoading loading = new FolderLoading(lock, new StagingDirectory());
        if (Files.isDirectory(directory)) {
            loading.find(directory);
        } else {
            loading.refuse(
                    "",
                    directory.toString(),
                    PluginCode.PINNED,
                    "%s: there is no such folder. Name one that holds plugins."
                            .formatted(directory));
        }
        return loading.finish();
    }

    static PluginFolder openJar(Path jar) throws IOException {
        FolderLoading loading = new FolderLoading(PluginLock.none(), new StagingDirectory());
        String file = String.valueOf(jar.getFileName());
        if (Files.isDirectory(jar)) {
            loading.stage(file, children(jar).stream().filter(FolderLoading::isJar).toList());
        } else {
            loading.stage(PluginInspection.nameOf(file), List.of(jar));
        }
        return loading.finish();
    }

    /** Plugins that are copied already. */
    static PluginFolder of(List<StagedPlugin> plugins, StagingDirectory staging) {
        FolderLoading loading = new FolderLoading(PluginLock.none(), staging);
        plugins.forEach(loading::inspect);
        return loading.finish();
    }

    private void find(Path directory) throws IOException {
        Path root = directory.toRealPath();
        for (Path entry : children(root)) {
            String name = String.valueOf(entry.getFileName());
            if (name.startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                List<Path> jars = children(entry).stream().filter(FolderLoading::isJar).toList();
                if (jars.isEmpty()) {
                    refuse(
                            name,
                            name,
                            PluginCode.NO_PROVIDERS,
                            "%s: the folder has no JAR.".formatted(name));
                } else if (inside(name, root, jars)) {
                    stage(name, jars);
                }
            } else if (isJar(entry)
                    && inside(PluginInspection.nameOf(name), root, List.of(entry))) {
                stage(PluginInspection.nameOf(name), List.of(entry));
            }
        }
    }

    private static boolean isJar(Path file) {
        return String.valueOf(file.getFileName()).endsWith(JAR);
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }

    /** Whether JARs are in the folder, links followed. */
    private boolean inside(String plugin, Path root, List<Path> jars) {
        for (Path jar : jars) {
            String file = String.valueOf(jar.getFileName());
            try {
                if (!jar.toRealPath().startsWith(root)) {
                    refuse(
                            plugin,
                            file,
                            PluginCode.UNREADABLE,
                            "%s is a link that leads out of the plugins' folder. Put the file there."
                                    .formatted(file));
                    return false;
                }
            } catch (IOException e) {
                refuse(
                        plugin,
                        file,
                        PluginCode.UNREADABLE,
                        "%s is a link to nothing. Put the file there.".formatted(file));
                return false;
            }
        }
        return true;
    }

    private void stage(String folder, List<Path> jars) {
        for (Path jar : jars) {
            String file = String.valueOf(jar.getFileName());
            if (!Files.isRegularFile(jar) || !Files.isReadable(jar)) {
                refuse(
                        folder,
                        file,
                        PluginCode.UNREADABLE,
                        "%s can't be read. It has to be a file that this user may read."
                                .formatted(file));
                return;
            }
        }
        try {
            inspect(StagedPlugin.copy(folder, jars, staging.next()));
        } catch (IOException e) {
            refuse(
                    folder,
                    folder,
                    PluginCode.UNREADABLE,
                    "%s can't be copied (%s).".formatted(folder, e));
        }
    }

    private void inspect(StagedPlugin staged) {
        candidates.add(
                new Candidate(staged, PluginInspection.of(staged.folder(), staged.copies())));
    }

    private PluginFolder finish() {
        Map<String, List<Candidate>> byName =
                candidates.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Candidate::name, LinkedHashMap::new, Collectors.toList()));
        byName.forEach(this::choose);
        lock.pins().stream()
                .map(PluginLock.Pin::name)
                .distinct()
                .filter(name -> !byName.containsKey(name))
                .filter(name -> refused.stream().noneMatch(refusal -> refusal.name().equals(name)))
                .forEach(
                        name ->
                                refuse(
                                        name,
                                        name,
                                        PluginCode.PINNED,
                                        "%s: the plugin is pinned and isn't there. Put its JAR there, or take the pin out."
                                                .formatted(name)));
        return new PluginFolder(plugins, refused, Optional.of(staging));
    }

    /** Loads the one plugin of a name that may be loaded. */
    private void choose(String name, List<Candidate> named) {
        List<PluginLock.Pin> pins = lock.pins(name);
        if (pins.isEmpty() && lock.complete()) {
            named.forEach(
                    candidate ->
                            refuse(
                                    candidate,
                                    PluginCode.NOT_AS_PINNED,
                                    "%s isn't in %s; not loaded. 'pipeline plugin lock' adds what is there."
                                            .formatted(
                                                    candidate.staged().label(), PluginLock.FILE)));
            return;
        }
        Map<Candidate, String> mismatches = new LinkedHashMap<>();
        List<Candidate> fitting = new ArrayList<>();
        for (Candidate candidate : named) {
            new PinCheck(candidate.staged(), candidate.inspection())
                    .mismatch(pins)
                    .ifPresentOrElse(
                            why -> mismatches.put(candidate, why), () -> fitting.add(candidate));
        }
        String code = fitting.isEmpty() ? PluginCode.PINNED : PluginCode.NOT_AS_PINNED;
        mismatches.forEach((candidate, why) -> refuse(candidate, code, why));
        if (fitting.size() > 1) {
            String labels =
                    fitting.stream()
                            .map(candidate -> candidate.staged().label())
                            .collect(Collectors.joining(" and "));
            fitting.forEach(
                    candidate ->
                            refuse(
                                    candidate,
                                    PluginCode.NAME,
                                    "%s are both plugin '%s'. Remove one or pin version."
                                            .formatted(labels, name)));
        } else {
            fitting.forEach(this::load);
        }
    }

    private void load(Candidate candidate) {
        PluginInspection inspection = candidate.inspection();
        inspection.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .forEach(
                        finding ->
                                refuse(
                                        inspection.name(),
                                        finding.file(),
                                        finding.code(),
                                        finding.message()));
        if (inspection.fatal() || inspection.services().isEmpty()) {
            return;
        }
        PluginClassLoader loader = loader(candidate);
        ProviderLoading loading =
                new ProviderLoading(
                        inspection.name(), candidate.staged().files().get(0).name(), loader);
        loading.load(inspection.services());
        loading.refused()
                .forEach(
                        refusal ->
                                refuse(
                                        refusal.name(),
                                        refusal.file(),
                                        refusal.code(),
                                        refusal.reason()));
        Plugin plugin = new Plugin(candidate.staged(), inspection, loader, loading.providers());
        if (loading.providers().isEmpty()) {
            closeQuietly(plugin);
        } else {
            plugins.add(plugin);
        }
    }

    private static PluginClassLoader loader(Candidate candidate) {
        List<URL> jars = new ArrayList<>();
        for (Path copy : candidate.staged().copies()) {
            try {
                jars.add(copy.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("each path has a URL", e);
            }
        }
        return new PluginClassLoader(
                candidate.name(),
                jars.toArray(URL[]::new),
                ProcessorFactory.class.getClassLoader());
    }

    private static void closeQuietly(Plugin plugin) {
        try {
            plugin.close();
        } catch (IOException e) {
            // It offered nothing; a file that stays open a while longer harms nobody.
            return;
        }
    }

    private void refuse(Candidate candidate, String code, String reason) {
        refuse(candidate.name(), candidate.staged().label(), code, reason);
    }

    /** What nobody may run without is an error, if it's pinned. */
    private void refuse(String plugin, String file, String code, String reason) {
        boolean pinned = !lock.pins(plugin).isEmpty() && !code.equals(PluginCode.NOT_AS_PINNED);
        refused.add(new RefusedPlugin(plugin, file, pinned ? PluginCode.PINNED : code, reason));
    }
}
