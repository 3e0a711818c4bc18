package io.dataprocessing.pipeline.app.location;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.NearbyFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** The files beside a pipeline file of another machine, and below it. */
record RemoteFiles(URI pipeline, Fetcher fetcher) implements NearbyFiles {

    RemoteFiles {
        requireNonNull(pipeline, "pipeline");
        requireNonNull(fetcher, "fetcher");
    }

    @Override
    public byte[] content(String name, long mostBytes) throws IOException {
        return fetcher.fetch(beside(pipeline, name), mostBytes);
    }

    @Override
    public byte[] contentBeside(String name, String other, long mostBytes) throws IOException {
        return fetcher.fetch(beside(beside(pipeline, name), other), mostBytes);
    }

    /** The address of a file by its path from that of another one. */
    private URI beside(URI address, String path) throws IOException {
        try {
            URI relative = new URI(null, null, path, null);
            URI resolved = withoutQuery(address).resolve(relative).normalize();
            if (!resolved.toString().startsWith(directory())) {
                throw new IOException("is outside the directory of the pipeline file.");
            }
            return resolved;
        } catch (URISyntaxException e) {
            throw new IOException("can't be read: its name is no path.", e);
        }
    }

    /** The address of the pipeline's directory, with its last slash. */
    private String directory() throws URISyntaxException {
        return withoutQuery(pipeline).resolve(".").normalize().toString();
    }

    private static URI withoutQuery(URI address) throws URISyntaxException {
        return new URI(address.getScheme(), address.getAuthority(), address.getPath(), null, null);
    }
}
