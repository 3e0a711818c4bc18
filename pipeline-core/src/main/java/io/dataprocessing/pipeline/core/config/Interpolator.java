package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.config.ConfigScalar.LineStart;
import io.dataprocessing.pipeline.core.config.Template.Part;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.problem.SensitiveKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces references in scalars by what the environment holds, after the file was read, so that no
 * value can change its structure. Secrets keep their references; see {@link SecretReference}.
 */
final class Interpolator {

    /** Where a node stands: its path, and what the keys above it say of it. */
    private record Place(String path, boolean secret, boolean fields) {

        Place key(String key) {
            boolean sensitive = !fields && SensitiveKeys.isSensitive(key);
            return new Place(
                    path.isEmpty() ? key : path + "." + key,
                    secret || sensitive,
                    fields || SensitiveKeys.holdsFieldNames(key));
        }

        Place item(int index) {
            return new Place(path + "[" + index + "]", secret, fields);
        }
    }

    /** What paths are relative to in a file of another machine. */
    private static final Path ROOT = Path.of("/").toAbsolutePath();

    private final Environment environment;
    private final Optional<Path> directory;
    private final Problems problems;
    private final Set<String> missing = new HashSet<>();

    Interpolator(Environment environment, Optional<Path> directory, Problems problems) {
        this.environment = environment;
        this.directory = directory;
        this.problems = problems;
    }

    ConfigMap replace(ConfigMap document) {
        return map(document, new Place("", false, false));
    }

    private ConfigNode node(ConfigNode node, Place place) {
        if (node instanceof ConfigMap map) {
            return map(map, place);
        }
        if (node instanceof ConfigList list) {
            List<ConfigNode> items = new ArrayList<>();
            for (ConfigNode item : list.items()) {
                items.add(node(item, place.item(items.size())));
            }
            return new ConfigList(items, list.position());
        }
        return scalar((ConfigScalar) node, place);
    }

    private ConfigMap map(ConfigMap map, Place place) {
        List<ConfigMap.Entry> entries = new ArrayList<>();
        for (ConfigMap.Entry entry : map.entries()) {
            ConfigNode value = node(entry.value(), place.key(entry.key()));
            entries.add(new ConfigMap.Entry(entry.key(), entry.keyPosition(), value));
        }
        return new ConfigMap(entries, map.position());
    }

    private ConfigScalar scalar(ConfigScalar scalar, Place place) {
        if (scalar.absent() || (!place.secret() && !scalar.text().contains("${"))) {
            return scalar;
        }
        Template template = Template.parse(scalar.text());
        for (Template.Mistake mistake : template.mistakes()) {
            Position position = position(scalar, mistake.start(), mistake.end());
            problems.error("E021", position, place.path(), mistake.message());
        }
        return place.secret() || template.isLazy()
                ? secret(scalar, template, place)
                : replaced(scalar, template, place);
    }

    private ConfigScalar replaced(ConfigScalar scalar, Template template, Place place) {
        StringBuilder text = new StringBuilder();
        List<LineStart> lines = new ArrayList<>();
        for (Part part : template.parts()) {
            addStretches(scalar, part, text.length(), lines);
            if (part instanceof Part.Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Part.Variable variable) {
                text.append(lookUp(variable, scalar, place).orElse(""));
            }
        }
        addEnd(scalar, text.length(), lines);
        boolean quoted = !text.isEmpty();
        return new ConfigScalar(text.toString(), false, quoted, scalar.position(), lines);
    }

    /** Where a part of the template stands: literals may go over lines, references don't. */
    private static void addStretches(
            ConfigScalar scalar, Part part, int offset, List<LineStart> lines) {
        Position start = scalar.positionOf(part.start(), 1);
        lines.add(new LineStart(offset, start.line(), start.column()));
        for (LineStart line : scalar.lines()) {
            boolean inside = line.offset() > part.start() && line.offset() < part.end();
            if (inside && part instanceof Part.Literal) {
                int moved = offset + line.offset() - part.start();
                lines.add(new LineStart(moved, line.line(), line.column()));
            }
        }
    }

    /** The end counts as a stretch, so that nothing in a replaced reference points behind it. */
    private static void addEnd(ConfigScalar scalar, int offset, List<LineStart> lines) {
        Position end = scalar.positionOf(scalar.text().length(), 1);
        lines.add(new LineStart(offset, end.line(), end.column()));
    }

    private Optional<String> lookUp(Part.Variable variable, ConfigScalar scalar, Place place) {
        Optional<String> value = environment.variable(variable.name()).or(variable::otherwise);
        if (value.isEmpty() && missing.add(variable.name())) {
            String why =
                    variable.why()
                            .filter(text -> !text.isBlank())
                            .map(text -> ": " + text)
                            .orElse(
                                    ". Set it, or give a default: ${%s:default}"
                                            .formatted(variable.name()));
            problems.error(
                    "E020",
                    position(scalar, variable.start(), variable.end()),
                    place.path(),
                    "environment variable %s is not set%s.".formatted(variable.name(), why));
        }
        return value;
    }

    private ConfigScalar secret(ConfigScalar scalar, Template template, Place place) {
        StringBuilder text = new StringBuilder();
        for (Part part : template.parts()) {
            if (part instanceof Part.Literal literal) {
                text.append(Template.escape(literal.text()));
            } else if (part instanceof Part.Variable variable) {
                if (!variable.lazy()) {
                    lookUp(variable, scalar, place);
                }
                text.append("${env:").append(variable.name());
                variable.otherwise().ifPresent(value -> text.append(':').append(value));
                text.append('}');
            } else if (part instanceof Part.FileEntry entry) {
                text.append("${file:").append(file(entry, scalar, place));
                entry.key().ifPresent(key -> text.append(':').append(key));
                text.append('}');
            }
        }
        return new ConfigScalar(text.toString(), true, true, scalar.position(), List.of());
    }

    /** The file of a reference, absolute, if it's one that may be read. */
    private Path file(Part.FileEntry entry, ConfigScalar scalar, Place place) {
        Position position = position(scalar, entry.start(), entry.end());
        Path base = directory.map(Path::toAbsolutePath).orElse(ROOT);
        try {
            Path file = base.resolve(entry.path()).normalize();
            if (!allowed(file)) {
                problems.error(
                        "E022",
                        position,
                        place.path(),
                        "file reference leaves the allowed directories [%s]."
                                .formatted(
                                        roots().stream()
                                                .map(Interpolator::shown)
                                                .collect(Collectors.joining(", "))));
            }
            return file;
        } catch (InvalidPathException e) {
            problems.error("E023", position, place.path(), "this is no path of a file.");
            return base;
        }
    }

    private boolean allowed(Path file) {
        boolean below =
                roots().stream()
                        .anyMatch(root -> file.startsWith(root.toAbsolutePath().normalize()));
        if (!below || !Files.exists(file)) {
            return below;
        }
        try {
            Path real = file.toRealPath();
            for (Path root : roots()) {
                if (Files.exists(root) && real.startsWith(root.toRealPath())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private Set<Path> roots() {
        Set<Path> roots = new LinkedHashSet<>();
        directory.ifPresent(roots::add);
        roots.addAll(environment.secretDirectories());
        return roots;
    }

    private static String shown(Path directory) {
        return directory.toString().isEmpty() ? "." : directory.toString();
    }

    private static Position position(ConfigScalar scalar, int start, int end) {
        return scalar.positionOf(start, end - start);
    }
}
