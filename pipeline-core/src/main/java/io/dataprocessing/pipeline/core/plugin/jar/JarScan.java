package io.dataprocessing.pipeline.core.plugin.jar;

import io.dataprocessing.pipeline.core.plugin.jar.PluginFinding.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** What one JAR holds, found without loading any of it. */
final class JarScan {

    /** Far more than any plugin has. */
    private static final int MAX_ENTRIES = 100_000;

    private static final long MAX_UNPACKED = 4L << 30;
    private static final int MAX_MANIFEST = 1 << 20;
    private static final String CLASS = ".class";
    private static final String VERSIONS = "META-INF/versions/";
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/");
    private static final String API = PluginClassLoader.API.replace('.', '/');
    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_0 = 44;

    private final Path jar;
    private final String file;
    private final Set<String> classes = new HashSet<>();
    private final Map<String, Integer> newer = new TreeMap<>();
    private final Set<String> bundledApi = new TreeSet<>();
    private final Map<String, List<String>> services = new TreeMap<>();
    private final List<PluginFinding> findings = new ArrayList<>();
    private PluginManifest manifest = PluginManifest.SILENT;
    private int java;

    private JarScan(Path jar) {
        this.jar = jar;
        this.file = String.valueOf(jar.getFileName());
    }

    /** Scans a JAR; what is wrong with it becomes findings. */
    static JarScan of(Path jar) {
        JarScan scan = new JarScan(jar);
        try (JarFile opened = new JarFile(jar.toFile(), false)) {
            scan.scan(opened);
        } catch (IOException | IllegalArgumentException | SecurityException e) {
            scan.found(
                    Severity.FATAL,
                    PluginCode.NO_JAR,
                    "%s is no JAR, or is damaged or cut off (%s). Build or copy it again."
                            .formatted(scan.file, e.getMessage()));
        }
        return scan;
    }

    private void scan(JarFile opened) throws IOException {
        if (opened.size() > MAX_ENTRIES) {
            entries(
                    "has %,d entries; at most %,d are allowed"
                            .formatted(opened.size(), MAX_ENTRIES));
            return;
        }
        long unpacked = 0;
        for (JarEntry entry : (Iterable<JarEntry>) opened.stream()::iterator) {
            String name = entry.getName();
            if (escapes(name)) {
                entries("has an entry '%s', which leads out of a JAR".formatted(name));
                return;
            }
            unpacked += Math.max(0, entry.getSize());
            if (unpacked > MAX_UNPACKED) {
                entries("has more than 4 GiB when it's unpacked");
                return;
            }
            if (name.endsWith(CLASS)) {
                classFile(opened, entry);
            } else if (!entry.isDirectory() && name.startsWith(PluginServices.FOLDER)) {
                servicesFile(name, bytes(opened, entry, ServicesFile.MAX_BYTES));
            }
        }
        JarEntry described = opened.getJarEntry(JarFile.MANIFEST_NAME);
        if (described != null) {
            manifest = manifest(bytes(opened, described, MAX_MANIFEST));
        }
        reportBundledApi();
    }

    private static boolean escapes(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || name.matches("[A-Za-z]:.*")
                || List.of(name.split("/", -1)).contains("..");
    }

    private void classFile(JarFile opened, JarEntry entry) throws IOException {
        String name = entry.getName();
        String plain = VERSIONED.matcher(name).replaceFirst("");
        if (plain.startsWith(API)) {
            bundledApi.add(className(plain));
        }
        if (name.startsWith(VERSIONS) || plain.endsWith("module-info.class")) {
            return;
        }
        classes.add(className(name));
        int version = javaOf(opened, entry);
        java = Math.max(java, version);
        if (version > Runtime.version().feature()) {
            newer.put(className(name), version);
        }
    }

    /** The Java that a class was built for; 0 for what is no class. */
    private static int javaOf(JarFile opened, JarEntry entry) throws IOException {
        try (InputStream in = opened.getInputStream(entry)) {
            byte[] head = in.readNBytes(8);
            if (head.length < 8) {
                return 0;
            }
            ByteBuffer words = ByteBuffer.wrap(head);
            return words.getInt() == MAGIC ? (words.getInt() & 0xFFFF) - JAVA_0 : 0;
        }
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
    }

    private void servicesFile(String entry, byte[] bytes) {
        String service = entry.substring(PluginServices.FOLDER.length());
        if (service.isEmpty() || service.indexOf('/') >= 0) {
            return;
        }
        ServicesFile content = ServicesFile.parse(bytes);
        services.put(service, content.providers());
        if (PluginServices.named(service).isPresent()) {
            content.mistakes()
                    .forEach(
                            mistake ->
                                    found(
                                            Severity.PROVIDER,
                                            PluginCode.SERVICES,
                                            "%s: %s %s.".formatted(file, entry, mistake)));
        } else if (service.startsWith("io.dataprocessing.pipeline.")) {
            found(
                    Severity.NOTE,
                    PluginCode.FOREIGN_SERVICE,
                    "%s: offers %s, which only libraries on the class path can. Plugins offer: %s."
                            .formatted(
                                    file,
                                    service,
                                    String.join(
                                            ", ",
                                            PluginServices.ALL.stream()
                                                    .map(Class::getSimpleName)
                                                    .toList())));
        }
    }

    private static byte[] bytes(JarFile opened, JarEntry entry, int max) throws IOException {
        try (InputStream in = opened.getInputStream(entry)) {
            return in.readNBytes(max + 1);
        }
    }

    private PluginManifest manifest(byte[] bytes) {
        try {
            return PluginManifest.of(new Manifest(new ByteArrayInputStream(bytes)));
        } catch (IOException | IllegalArgumentException e) {
            found(
                    Severity.FATAL,
                    PluginCode.NO_JAR,
                    "%s: META-INF/MANIFEST.MF can't be read (%s). Build it again."
                            .formatted(file, e.getMessage()));
            return PluginManifest.SILENT;
        }
    }

    private void reportBundledApi() {
        if (!bundledApi.isEmpty()) {
            int others = bundledApi.size() - 1;
            found(
                    Severity.FATAL,
                    PluginCode.BUNDLED_API,
                    "%s holds classes of the platform's API (%s%s). Give pipeline-api the scope 'provided' in its build."
                            .formatted(
                                    file,
                                    bundledApi.iterator().next(),
                                    others == 0 ? "" : " and %d more".formatted(others)));
        }
    }

    private void entries(String what) {
        found(
                Severity.FATAL,
                PluginCode.ENTRIES,
                "%s %s. Build it again, from sources that you trust.".formatted(file, what));
    }

    private void found(Severity severity, String code, String message) {
        findings.add(new PluginFinding(severity, file, code, message));
    }

    Path jar() {
        return jar;
    }

    String file() {
        return file;
    }

    PluginManifest manifest() {
        return manifest;
    }

    /** The names of its classes, but for those of other Java versions. */
    Set<String> classes() {
        return classes;
    }

    /** The classes that this Java can't load, each with the Java that it was built for. */
    Map<String, Integer> newer() {
        return newer;
    }

    /** The newest Java that one of its classes was built for; 0 if it has none. */
    int java() {
        return java;
    }

    /** The providers that it lists, by the services. */
    Map<String, List<String>> services() {
        return services;
    }

    List<PluginFinding> findings() {
        return findings;
    }
}
