package io.dataprocessing.pipeline.suite.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A web server with the files of a folder. */
final class FileServer implements AutoCloseable {

    private final HttpServer server;

    private FileServer(HttpServer server) {
        this.server = server;
    }

    static FileServer of(Path folder) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(folder, exchange));
            server.start();
            return new FileServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException("can't start a web server", e);
        }
    }

    /** Where a file is to be had. */
    String address(String file) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), file);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(Path folder, HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            if (Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }
}
