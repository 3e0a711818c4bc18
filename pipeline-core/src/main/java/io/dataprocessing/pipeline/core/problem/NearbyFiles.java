package io.dataprocessing.pipeline.core.problem;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The files that lie with a pipeline file and that it may name: only those in its own directory and
 * below, since a pipeline must not read any file there is.
 */
public interface NearbyFiles {

    /**
     * The content of a file.
     *
     * @param name its path, relative to the directory of the pipeline file
     * @throws java.io.FileNotFoundException if there is none
     * @throws IOException if it can't be read, or is larger; the message continues a sentence that
     *     begins with the file's name
     */
    byte[] content(String name, long mostBytes) throws IOException;

    /**
     * The content of a file that another one names.
     *
     * @param other its path, relative to the directory of the file {@code name}
     * @throws IOException as for {@link #content}
     */
    byte[] contentBeside(String name, String other, long mostBytes) throws IOException;

    /** The files in a directory of this machine. */
    static NearbyFiles in(Path directory) {
        return new LocalFiles(directory);
    }
}
