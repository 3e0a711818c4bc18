package io.dataprocessing.pipeline.app.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The listening sockets of one broker, bound before its configuration is written.
 *
 * <p>A broker has to be told the real port of its controller, and one that finds a port taken ends
 * the process. Binding first and handing the sockets over makes both impossible to get wrong: no
 * other process can take a port in between, and a taken one is reported before anything starts.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final byte[] ADDRESS = {127, 0, 0, 1};

    private final Map<String, ServerSocketChannel> channels = new ConcurrentHashMap<>();

    /** Binds a listener to a port of this machine, 0 for any free one, and returns the port. */
    int bind(String listener, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port));
        } catch (BindException e) {
            channel.close();
            throw new BindException("port " + port + " of " + HOST + " is in use");
        }
        channels.put(listener, channel);
        return port(channel);
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferSize)
            throws IOException {
        ServerSocketChannel channel = channels.remove(listener);
        if (channel == null) {
            throw new BindException(listener + " was not bound, or is already handed over");
        }
        channel.configureBlocking(false);
        return channel;
    }

    /** Closes the sockets that no broker has taken over. */
    @Override
    public void close() throws IOException {
        for (ServerSocketChannel channel : channels.values()) {
            channel.close();
        }
        channels.clear();
    }

    private static int port(ServerSocketChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
}
