package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The JARs of a plugin, copied to where nobody else writes, so that what was hashed is what is
 * loaded.
 *
 * @param folder the name that counts where no manifest has one
 * @param files the JARs, by name
 * @param copies where each was copied to
 */
record StagedPlugin(String folder, List<PluginFile> files, List<Path> copies) {

    StagedPlugin {
        requireNonNull(folder, "folder");
        files = List.copyOf(files);
        copies = List.copyOf(copies);
    }

    /**
     * Copies JARs.
     *
     * @param to a directory that doesn't exist yet and whose parent only its owner can write to
     * @throws IOException if one can't be read; the message begins with its name
     */
    static StagedPlugin copy(String folder, List<Path> jars, Path to) throws IOException {
        List<Path> sorted = new ArrayList<>(jars);
        sorted.sort(Comparator.comparing(jar -> String.valueOf(jar.getFileName())));
        List<PluginFile> files = new ArrayList<>();
        List<Path> copies = new ArrayList<>();
        for (Path jar : sorted) {
            Path copy = to.resolve(String.valueOf(jar.getFileName()));
            files.add(Sha256.copy(jar, copy));
            copies.add(copy);
        }
        return new StagedPlugin(folder, files, copies);
    }

    String digest() {
        if (files.size() == 1) {
            return files.get(0).sha256();
        }
        StringBuilder all = new StringBuilder();
        files.forEach(
                file -> all.append(file.sha256()).append("  ").append(file.name()).append('\n'));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The name that stands for all of it in messages. */
    String label() {
        return files.size() == 1 ? files.get(0).name() : folder;
    }
}
