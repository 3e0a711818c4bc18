package io.dataprocessing.pipeline.app.location;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.PipelineFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** The place of a pipeline file, as a user writes it: a path, or an address. */
public final class PipelineLocation {

    /** Two letters at least: one is a drive. */
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    private final String text;

    private PipelineLocation(String text) {
        this.text = text;
    }

    /** The place that a text names. */
    public static PipelineLocation of(String text) {
        return new PipelineLocation(requireNonNull(text, "text"));
    }

    /**
     * Reads the file.
     *
     * @throws io.dataprocessing.pipeline.core.problem.InvalidPipelineException if there is none, or
     *     it's too large or no UTF-8
     */
    public PipelineFile read() {
        return ADDRESS.matcher(text).matches() ? read(address()) : PipelineFile.read(text);
    }

    /** What messages call the file: an address without what may be secret in it. */
    public String shown() {
        return ADDRESS.matcher(text).matches()
                ? text.replaceFirst("//[^/?#]*@", "//").replaceFirst("[?#].*", "")
                : text;
    }

    private PipelineFile read(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file") && address.getPath() != null) {
            return PipelineFile.read(Path.of(address.getPath()).toString());
        }
        Fetcher fetcher =
                scheme.equals("http") || scheme.equals("https")
                        ? new HttpFetcher()
                        : new FlinkFetcher();
        try {
            byte[] bytes = fetcher.fetch(address, PipelineFile.MAX_BYTES);
            return PipelineFile.remote(shown(), new RemoteFiles(address, fetcher), bytes);
        } catch (IOException e) {
            throw PipelineFile.unreadable(shown(), "file " + e.getMessage());
        }
    }

    private URI address() {
        try {
            URI address = new URI(text);
            if (address.getUserInfo() != null) {
                throw PipelineFile.unreadable(
                        shown(), "an address must not hold a user's name or password.");
            }
            return address;
        } catch (URISyntaxException e) {
            throw PipelineFile.unreadable(shown(), "this is no address: " + e.getReason() + ".");
        }
    }
}
