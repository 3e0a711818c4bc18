package io.dataprocessing.pipeline.app.location;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;

/** Gets files by their address. */
interface Fetcher {

    /**
     * The content of a file.
     *
     * @throws IOException if it can't be had, or is larger; the message continues a sentence that
     *     begins with the file's name
     */
    byte[] fetch(URI address, long mostBytes) throws IOException;

    /** What is said of a file that is larger than it may be. */
    /** Says that there is none. */
    static IOException missing() {
        return new FileNotFoundException("doesn't exist.");
    }

    static IOException tooLarge(long mostBytes) {
        return new IOException("is larger than %d MiB.".formatted(mostBytes >> 20));
    }
}
