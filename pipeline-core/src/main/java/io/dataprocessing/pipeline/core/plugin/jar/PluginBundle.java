package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The JARs of some plugins in one JAR that goes to the tasks with a job's own. Class loaders see
 * its files, but no class in it; equal plugins make equal bytes, and the bundle's name says which.
 */
public final class PluginBundle {

    private static final String FOLDER = "META-INF/pipeline/plugins/";
    private static final String INDEX = FOLDER + "index";
    private static final String ZIP = ".zip";

    /** The earliest time that a ZIP file can say. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private PluginBundle() {}

    /**
     * Writes the bundle of some plugins, and gives its path: {@code pipeline-plugins-<sha256>.jar}
     * in a directory.
     *
     * @throws IllegalArgumentException if there are no plugins
     */
    public static Path write(List<Plugin> plugins, Path directory) throws IOException {
        if (plugins.isEmpty()) {
            throw new IllegalArgumentException("a bundle needs plugins");
        }
        List<Plugin> sorted = new ArrayList<>(plugins);
        sorted.sort(Comparator.comparing(Plugin::name));
        Path unnamed = Files.createTempFile(directory, "bundle-", ".jar");
        try (OutputStream out = Files.newOutputStream(unnamed);
                ZipOutputStream bundle = stored(out)) {
            StringBuilder index = new StringBuilder();
            sorted.forEach(plugin -> index.append(entryName(plugin)).append('\n'));
            bundle.putNextEntry(entry(INDEX));
            bundle.write(index.toString().getBytes(StandardCharsets.UTF_8));
            for (Plugin plugin : sorted) {
                bundle.putNextEntry(entry(FOLDER + entryName(plugin)));
                writeJars(plugin, bundle);
            }
        }
        String digest = Sha256.of(unnamed);
        Path named = directory.resolve("pipeline-plugins-%s.jar".formatted(digest));
        return Files.move(unnamed, named, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a bundle to where it lives as long as the folder of the plugins is open. */
    public static Path write(List<Plugin> plugins, PluginFolder folder) throws IOException {
        return write(
                plugins,
                folder.directory()
                        .orElseThrow(
                                () -> new IllegalArgumentException("the folder has no plugins")));
    }

    private static void writeJars(Plugin plugin, OutputStream bundle) throws IOException {
        // Not closed: that would end the bundle.
        ZipOutputStream jars = stored(bundle);
        for (Path jar : plugin.copies()) {
            jars.putNextEntry(entry(String.valueOf(jar.getFileName())));
            Files.copy(jar, jars);
            jars.closeEntry();
        }
        jars.finish();
    }

    /** JARs are compressed already. */
    private static ZipOutputStream stored(OutputStream out) {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(0);
        return zip;
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }

    private static String entryName(Plugin plugin) {
        return "%s-%s%s".formatted(plugin.name(), plugin.digest(), ZIP);
    }

    /**
     * The plugins of the bundles that a loader sees, loaded from private copies of their bytes;
     * {@link PluginFolder#none} if it sees none.
     *
     * @throws IOException if one is not as it was when it was bundled, or can't be copied
     */
    public static PluginFolder open(ClassLoader userCode) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (URL index : Collections.list(userCode.getResources(INDEX))) {
            names.addAll(lines(index));
        }
        return names.isEmpty() ? PluginFolder.none() : new Unpacking(userCode).open(names);
    }

    private static List<String> lines(URL index) throws IOException {
        try (InputStream in = uncached(index);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** A cache of JARs would keep the file open when its loader is gone. */
    private static InputStream uncached(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /** Unpacks the bundled plugins of one loader. */
    private static final class Unpacking implements Closeable {

        private final ClassLoader userCode;
        private final StagingDirectory staging = new StagingDirectory();

        Unpacking(ClassLoader userCode) throws IOException {
            this.userCode = requireNonNull(userCode, "userCode");
        }

        PluginFolder open(Set<String> names) throws IOException {
            try {
                List<StagedPlugin> staged = new ArrayList<>();
                for (String name : names) {
                    staged.add(unpack(name));
                }
                return FolderLoading.of(staged, staging);
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        }

        private StagedPlugin unpack(String entry) throws IOException {
            int dash = entry.lastIndexOf('-');
            String plugin = entry.substring(0, Math.max(0, dash));
            String digest = entry.substring(dash + 1).replace(ZIP, "");
            URL zip = userCode.getResource(FOLDER + entry);
            if (zip == null) {
                throw new IOException("plugin '%s' isn't in the job's files".formatted(plugin));
            }
            Path directory = staging.next();
            List<PluginFile> files = new ArrayList<>();
            List<Path> copies = new ArrayList<>();
            try (InputStream in = uncached(zip);
                    ZipInputStream jars = new ZipInputStream(in)) {
                for (ZipEntry jar = jars.getNextEntry(); jar != null; jar = jars.getNextEntry()) {
                    Path copy = directory.resolve(jar.getName()).normalize();
                    if (!directory.equals(copy.getParent())) {
                        throw new IOException(
                                "plugin '%s' has a file '%s'".formatted(plugin, jar.getName()));
                    }
                    files.add(Sha256.copy(jars, copy));
                    copies.add(copy);
                }
            }
            StagedPlugin staged = new StagedPlugin(plugin, files, copies);
            if (!staged.digest().equals(digest)) {
                throw new IOException(
                        "plugin '%s': sha256 is %s, expected %s; the job's files were changed"
                                .formatted(plugin, staged.digest(), digest));
            }
            return staged;
        }

        @Override
        public void close() throws IOException {
            staging.close();
        }
    }
}
