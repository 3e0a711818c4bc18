package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.ConfigText;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which plugins may be loaded, and with which bytes: the section {@code plugins} of a pipeline file
 * and the file {@code plugins.lock} beside it, in one form:
 *
 * <pre>{@code
 * geo: {version: "1.2.0", files: {"geo-1.2.jar": 1c0f…}}
 * tax: {sha256: 9f33…}
 * }</pre>
 *
 * @param pins what each plugin has to be; several of one name all count
 * @param complete whether a plugin that isn't pinned is refused
 */
public record PluginLock(List<Pin> pins, boolean complete) {

    /** The name of the file with the pins, beside the pipeline file. */
    public static final String FILE = "plugins.lock";

    private static final long MAX_BYTES = 1 << 20;
    private static final PluginLock NONE = new PluginLock(List.of(), false);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * What one plugin has to be.
     *
     * @param name its name
     * @param version its version
     * @param sha256 its digest: of its JAR, or of all of them
     * @param files the SHA-256 of each of its JARs; empty if only the others count
     */
    public record Pin(
            String name,
            Optional<String> version,
            Optional<String> sha256,
            Map<String, String> files) {

        public Pin {
            requireNonNull(name, "name");
            requireNonNull(version, "version");
            requireNonNull(sha256, "sha256");
            files = Collections.unmodifiableMap(new TreeMap<>(files));
        }
    }

    public PluginLock {
        pins = List.copyOf(pins);
    }

    /** No pins: every plugin is loaded. */
    public static PluginLock none() {
        return NONE;
    }

    /** Pins of what is there, to be written to a file. */
    public static PluginLock of(List<Plugin> plugins) {
        return new PluginLock(
                plugins.stream()
                        .sorted(Comparator.comparing(Plugin::name))
                        .map(PluginLock::pin)
                        .toList(),
                true);
    }

    private static Pin pin(Plugin plugin) {
        Map<String, String> files = new TreeMap<>();
        plugin.files().forEach(file -> files.put(file.name(), file.sha256()));
        return new Pin(plugin.name(), plugin.version(), Optional.empty(), files);
    }

    /**
     * The pins of a pipeline file's section; plugins that it doesn't name are loaded too.
     *
     * @throws InvalidPipelineException with all that is wrong
     */
    public static PluginLock of(ConfigMap section) {
        Problems problems = new Problems();
        PluginLock lock = new PluginLock(pins(section, "plugins.", problems), false);
        problems.throwIfErrors();
        return lock;
    }

    /**
     * The pins of a file; plugins that it doesn't name are refused.
     *
     * @param name of the file, for messages
     * @throws InvalidPipelineException if it holds no pins, with all that is wrong
     */
    public static PluginLock parse(String name, String text) {
        Problems problems = new Problems();
        ConfigNode words = ConfigText.parse(text);
        List<Pin> pins = List.of();
        if (words instanceof ConfigMap map) {
            pins = pins(map, name + ": ", problems);
        } else if (!(words instanceof ConfigScalar scalar && scalar.text().isEmpty())) {
            problem(problems, name, Position.none(), "is no mapping of plugins to pins");
        }
        problems.throwIfErrors();
        return new PluginLock(pins, true);
    }

    /**
     * The pins for a pipeline: those of its file's section, and of {@link #FILE} beside it.
     *
     * @throws InvalidPipelineException with all that is wrong
     */
    public static PluginLock of(PipelineConfig config) {
        PluginLock section = of(config.plugins());
        try {
            byte[] bytes = config.source().files().content(FILE, MAX_BYTES);
            return section.and(parse(FILE, new String(bytes, StandardCharsets.UTF_8)));
        } catch (FileNotFoundException e) {
            return section;
        } catch (IOException e) {
            Problems problems = new Problems();
            problem(problems, FILE, Position.none(), e.getMessage());
            throw new InvalidPipelineException(problems.all());
        }
    }

    private static List<Pin> pins(ConfigMap map, String where, Problems problems) {
        List<Pin> pins = new ArrayList<>();
        for (ConfigMap.Entry entry : map.entries()) {
            String path = where + entry.key();
            if (entry.value() instanceof ConfigMap said) {
                pins.add(new PinReader(path, problems).read(entry.key(), said));
            } else {
                problem(
                        problems,
                        path,
                        entry.value().position(),
                        "expected {version: …, sha256: …}, found " + entry.value().kind());
            }
        }
        return pins;
    }

    private static void problem(Problems problems, String path, Position at, String message) {
        problems.error(PluginCode.PIN, at, path, "%s: %s.".formatted(path, message));
    }

    /** Reads what is said of one plugin. */
    private record PinReader(String path, Problems problems) {

        Pin read(String name, ConfigMap said) {
            Optional<String> version = Optional.empty();
            Optional<String> sha256 = Optional.empty();
            Map<String, String> files = new TreeMap<>();
            for (ConfigMap.Entry entry : said.entries()) {
                switch (entry.key()) {
                    case "version" -> version = text(entry);
                    case "sha256" -> sha256 = hash(entry);
                    case "files" -> files.putAll(files(entry));
                    default ->
                            problem(
                                    problems,
                                    path,
                                    entry.keyPosition(),
                                    "unknown key '%s'. Known: version, sha256, files"
                                            .formatted(entry.key()));
                }
            }
            return new Pin(name, version, sha256, files);
        }

        private Map<String, String> files(ConfigMap.Entry entry) {
            Map<String, String> files = new TreeMap<>();
            if (entry.value() instanceof ConfigMap map) {
                map.entries()
                        .forEach(file -> hash(file).ifPresent(hash -> files.put(file.key(), hash)));
            } else {
                problem(
                        problems,
                        path + ".files",
                        entry.value().position(),
                        "expected {geo-1.2.jar: sha256}, found " + entry.value().kind());
            }
            return files;
        }

        private Optional<String> hash(ConfigMap.Entry entry) {
            Optional<String> hash = text(entry).map(text -> text.toLowerCase(Locale.ROOT));
            if (hash.isPresent() && !HASH.matcher(hash.get()).matches()) {
                problem(
                        problems,
                        path + "." + entry.key(),
                        entry.value().position(),
                        "'%s' is no SHA-256, which has 64 hexadecimal digits"
                                .formatted(hash.get()));
            }
            return hash;
        }

        private Optional<String> text(ConfigMap.Entry entry) {
            if (entry.value() instanceof ConfigScalar scalar && !scalar.absent()) {
                return Optional.of(scalar.text());
            }
            problem(
                    problems,
                    path + "." + entry.key(),
                    entry.value().position(),
                    "expected a text");
            return Optional.empty();
        }
    }

    /** These pins and others; both count. */
    public PluginLock and(PluginLock other) {
        List<Pin> both = new ArrayList<>(pins);
        both.addAll(other.pins());
        return new PluginLock(both, complete || other.complete());
    }

    /** What a plugin has to be; empty if it isn't pinned. */
    List<Pin> pins(String plugin) {
        return pins.stream().filter(pin -> pin.name().equals(plugin)).toList();
    }

    /** Writes the pins, in a form that {@link #parse} reads; equal pins give equal bytes. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("# Written by 'pipeline plugin lock'.\n");
        for (Pin pin : pins) {
            text.append(quoted(pin.name())).append(":\n");
            pin.version()
                    .ifPresent(
                            version ->
                                    text.append("  version: ")
                                            .append(quoted(version))
                                            .append('\n'));
            pin.sha256().ifPresent(hash -> text.append("  sha256: ").append(hash).append('\n'));
            if (!pin.files().isEmpty()) {
                text.append("  files:\n");
                pin.files()
                        .forEach(
                                (name, hash) ->
                                        text.append("    ")
                                                .append(quoted(name))
                                                .append(": ")
                                                .append(hash)
                                                .append('\n'));
            }
        }
        Files.writeString(file, text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
