package io.dataprocessing.pipeline.app.location;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Gets files of the file systems that Flink has: those of its plugins, with its credentials. */
record FlinkFetcher() implements Fetcher {

    @Override
    public byte[] fetch(URI address, long mostBytes) throws IOException {
        try {
            Path path = new Path(address);
            FileSystem files = path.getFileSystem();
            try (InputStream input = files.open(path)) {
                byte[] bytes = input.readNBytes((int) mostBytes + 1);
                if (bytes.length > mostBytes) {
                    throw Fetcher.tooLarge(mostBytes);
                }
                return bytes;
            }
        } catch (FileNotFoundException e) {
            throw Fetcher.missing();
        } catch (UnsupportedFileSystemSchemeException e) {
            throw new IOException(
                    "can't be read: Flink has no file system for '%s:' here. Put its plugin into Flink's plugins/ and name that directory in FLINK_PLUGINS_DIR, or use a path, file:, http: or https:."
                            .formatted(address.getScheme()),
                    e);
        } catch (RuntimeException e) {
            throw new IOException("can't be read: %s.".formatted(e.getMessage()), e);
        }
    }
}
