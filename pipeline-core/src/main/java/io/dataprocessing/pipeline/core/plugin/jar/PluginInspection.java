package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ApiVersion;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFinding.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be said about the JARs of a plugin without loading any of their classes.
 *
 * @param name the plugin's name
 * @param manifest what the plugin says of itself
 * @param java the newest Java that one of its classes was built for; 0 if it has none
 * @param services the classes that it offers, by the services that plugins can offer
 * @param findings what is wrong, or worth knowing
 */
public record PluginInspection(
        String name,
        PluginManifest manifest,
        int java,
        Map<Class<?>, List<String>> services,
        List<PluginFinding> findings) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern VERSIONED_JAR = Pattern.compile("(.+?)-\\d.*\\.jar");

    public PluginInspection {
        requireNonNull(name, "name");
        requireNonNull(manifest, "manifest");
        services = Collections.unmodifiableMap(services);
        findings = List.copyOf(findings);
    }

    /**
     * Inspects the JARs of a plugin.
     *
     * @param folder the name that counts where no manifest has one
     * @param jars at least one
     */
    public static PluginInspection of(String folder, List<Path> jars) {
        List<JarScan> scans = jars.stream().map(JarScan::of).toList();
        PluginManifest manifest =
                scans.stream()
                        .map(JarScan::manifest)
                        .filter(said -> !said.silent())
                        .findFirst()
                        .orElse(PluginManifest.SILENT);
        return new Findings(scans, manifest).inspection(manifest.name().orElse(folder));
    }

    /**
     * The name of a plugin that is one JAR whose manifest says none: the file's without version.
     */
    public static String nameOf(String jar) {
        Matcher versioned = VERSIONED_JAR.matcher(jar);
        return versioned.matches() ? versioned.group(1) : jar.replaceFirst("\\.jar$", "");
    }

    /** Whether the plugin can't be loaded. */
    public boolean fatal() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.FATAL);
    }

    /** Looks at all JARs together. */
    private static final class Findings {

        private final List<JarScan> scans;
        private final PluginManifest manifest;
        private final List<PluginFinding> findings = new ArrayList<>();
        private final Map<Class<?>, List<String>> services =
                new TreeMap<>(Comparator.comparing(Class::getName));

        Findings(List<JarScan> scans, PluginManifest manifest) {
            this.scans = scans;
            this.manifest = manifest;
        }

        PluginInspection inspection(String name) {
            scans.forEach(scan -> findings.addAll(scan.findings()));
            boolean readable = findings.stream().noneMatch(Findings::fatal);
            if (!NAME.matcher(name).matches()) {
                fatal(
                        PluginCode.NAME,
                        "%s: '%s' is no name for a plugin. Allowed: letters, digits, '.', '_', '-'; at most 100."
                                .formatted(file(), name));
            }
            if (readable) {
                api();
                scans.forEach(this::providers);
                offers();
            }
            int java = scans.stream().mapToInt(JarScan::java).max().orElse(0);
            return new PluginInspection(name, manifest, java, services, findings);
        }

        private void api() {
            if (manifest.apiVersion().isEmpty()) {
                add(
                        Severity.NOTE,
                        file(),
                        PluginCode.NO_API_VERSION,
                        "%s doesn't say which API it needs. Write '%s: [%s,%d)' to its manifest."
                                .formatted(
                                        file(),
                                        ApiVersion.API_VERSION,
                                        ApiVersion.CURRENT,
                                        nextMajor()));
                return;
            }
            String written = manifest.apiVersion().get();
            Optional<ApiRange> range = ApiRange.parse(written);
            if (range.isEmpty()) {
                fatal(
                        PluginCode.API,
                        "%s: %s '%s' is no version and no range of versions. Write one such as [%s,%d)."
                                .formatted(
                                        file(),
                                        ApiVersion.API_VERSION,
                                        written,
                                        ApiVersion.CURRENT,
                                        nextMajor()));
            } else if (!range.get().contains(ApiVersion.CURRENT)) {
                fatal(
                        PluginCode.API,
                        "%s needs platform API %s; this is %s."
                                .formatted(file(), range.get(), ApiVersion.CURRENT));
            }
        }

        private static int nextMajor() {
            return Integer.parseInt(ApiVersion.CURRENT.split("\\.", -1)[0]) + 1;
        }

        private void providers(JarScan scan) {
            scan.services()
                    .forEach(
                            (name, listed) ->
                                    PluginServices.named(name)
                                            .ifPresent(service -> service(scan, service, listed)));
            List<String> offered = services.values().stream().flatMap(List::stream).toList();
            List<String> other =
                    scan.newer().keySet().stream().filter(name -> !offered.contains(name)).toList();
            if (!other.isEmpty()) {
                add(
                        Severity.NOTE,
                        scan.file(),
                        PluginCode.JAVA,
                        "%s: %d classes were built for a newer Java than %d, such as %s (Java %d)."
                                .formatted(
                                        scan.file(),
                                        other.size(),
                                        Runtime.version().feature(),
                                        other.get(0),
                                        scan.newer().get(other.get(0))));
            }
        }

        private void service(JarScan scan, Class<?> service, List<String> listed) {
            for (String provider : listed) {
                Optional<JarScan> home =
                        scans.stream().filter(jar -> jar.classes().contains(provider)).findFirst();
                if (home.isEmpty()) {
                    add(
                            Severity.PROVIDER,
                            scan.file(),
                            PluginCode.PROVIDER,
                            "%s: %s, listed as %s, isn't in the JAR."
                                    .formatted(scan.file(), provider, service.getSimpleName()));
                } else if (home.get().newer().containsKey(provider)) {
                    add(
                            Severity.FATAL,
                            home.get().file(),
                            PluginCode.JAVA,
                            newerJava(home.get().file(), home.get().newer().get(provider)));
                } else {
                    services.computeIfAbsent(service, key -> new ArrayList<>()).add(provider);
                }
            }
        }

        private void offers() {
            boolean listed =
                    scans.stream()
                            .map(scan -> scan.services().keySet())
                            .flatMap(Collection::stream)
                            .anyMatch(name -> PluginServices.named(name).isPresent());
            if (services.isEmpty() && findings.stream().noneMatch(Findings::explains)) {
                fatal(
                        PluginCode.NO_PROVIDERS,
                        "%s offers nothing: %s"
                                .formatted(
                                        file(),
                                        listed
                                                ? "its files in META-INF/services are empty."
                                                : "it has no file META-INF/services/%s or the like."
                                                        .formatted(
                                                                PluginServices.ALL
                                                                        .get(0)
                                                                        .getName())));
            }
        }

        /** Whether a finding says already why there are no providers. */
        private static boolean explains(PluginFinding finding) {
            return finding.severity() != Severity.NOTE;
        }

        private static boolean fatal(PluginFinding finding) {
            return finding.severity() == Severity.FATAL;
        }

        private String file() {
            return scans.stream()
                    .filter(scan -> !scan.manifest().silent())
                    .findFirst()
                    .orElse(scans.get(0))
                    .file();
        }

        private void fatal(String code, String message) {
            add(Severity.FATAL, file(), code, message);
        }

        private void add(Severity severity, String file, String code, String message) {
            PluginFinding finding = new PluginFinding(severity, file, code, message);
            if (!findings.contains(finding)) {
                findings.add(finding);
            }
        }
    }

    /** The sentence about a class of a newer Java. */
    static String newerJava(String file, int java) {
        int here = Runtime.version().feature();
        return "%s was built for Java %d; this runs on %d. Build it with --release %d."
                .formatted(file, java, here, Math.min(here, 17));
    }
}
