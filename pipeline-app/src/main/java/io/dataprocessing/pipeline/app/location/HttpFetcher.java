package io.dataprocessing.pipeline.app.location;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets files of web servers. A server may send us on to another place of its own, but not to
 * another one: what a pipeline does is decided by whom the user named.
 */
record HttpFetcher(Duration patience) implements Fetcher {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 3;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    HttpFetcher() {
        this(PATIENCE);
    }

    @Override
    public byte[] fetch(URI address, long mostBytes) throws IOException {
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        URI place = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = get(client, place, mostBytes);
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() == OK) {
                return response.body();
            }
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                throw response.statusCode() == NOT_FOUND
                        ? Fetcher.missing()
                        : new IOException(
                                "can't be read: the server answers HTTP %d."
                                        .formatted(response.statusCode()));
            }
            place = next(place, location.get());
        }
        throw new IOException(
                "can't be read: the server sends us on more than %d times."
                        .formatted(MOST_REDIRECTS));
    }

    private HttpResponse<byte[]> get(HttpClient client, URI place, long mostBytes)
            throws IOException {
        HttpRequest request = HttpRequest.newBuilder(place).timeout(patience).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new LimitedBody(mostBytes));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LimitedBody.TooLargeException
                    ? Fetcher.tooLarge(mostBytes)
                    : new IOException("can't be read: %s.".formatted(reason(e.getCause())), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(
                    "can't be read: no answer from %s within %d s."
                            .formatted(place.getAuthority(), patience.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("can't be read: we were interrupted.", e);
        }
    }

    private static URI next(URI place, String location) throws IOException {
        URI next;
        try {
            next = place.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("can't be read: the server sends us on to no address.", e);
        }
        boolean same =
                place.getScheme().equalsIgnoreCase(next.getScheme())
                        && place.getAuthority().equalsIgnoreCase(next.getAuthority());
        if (!same) {
            throw new IOException(
                    "can't be read: the server sends us on to another one, %s://%s, which isn't followed."
                            .formatted(next.getScheme(), next.getAuthority()));
        }
        return next;
    }

    private static String reason(Throwable failure) {
        return failure.getClass().getSimpleName()
                + Optional.ofNullable(failure.getMessage()).map(": "::concat).orElse("");
    }
}
