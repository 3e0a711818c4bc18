package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Looks at the addresses of brokers that don't answer, to tell a closed port from one that wants
 * TLS: Kafka's client only says that it waited.
 */
final class BrokerProbe {

    private static final int TIMEOUT_MILLIS = 2_000;

    private BrokerProbe() {}

    /** What was seen at the addresses, a phrase each; empty if there's nothing to look at. */
    static Optional<String> look(ClientProperties client) {
        ConfigScalar servers = client.values().get(ClientKeys.BOOTSTRAP_SERVERS);
        if (servers == null || servers.secret()) {
            return Optional.empty();
        }
        ConfigScalar protocol = client.values().get("security.protocol");
        boolean tls = protocol != null && protocol.text().endsWith("SSL");
        String seen =
                Arrays.stream(servers.text().split(","))
                        .map(String::strip)
                        .filter(address -> address.matches(".+:\\d{1,5}"))
                        .map(address -> look(address, tls))
                        .distinct()
                        .collect(Collectors.joining("; "));
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen);
    }

    private static String look(String address, boolean tls) {
        int colon = address.lastIndexOf(':');
        int port = Integer.parseInt(address.substring(colon + 1));
        if (port > 65_535) {
            return "port " + port + " does not exist";
        }
        InetSocketAddress target = new InetSocketAddress(address.substring(0, colon), port);
        if (target.isUnresolved()) {
            return "host '" + target.getHostString() + "' is unknown";
        }
        try (Socket socket = new Socket()) {
            socket.connect(target, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            if (!tls && speaksTls(socket, target)) {
                return "port " + port + " speaks TLS: set security.protocol to SSL or SASL_SSL";
            }
            return "something listens on port " + port + ", but doesn't answer as Kafka does";
        } catch (ConnectException e) {
            return "connection refused";
        } catch (SocketTimeoutException e) {
            return "no connection";
        } catch (IOException e) {
            return "connection failed";
        }
    }

    private static boolean speaksTls(Socket plain, InetSocketAddress target) {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket socket =
                (SSLSocket)
                        factory.createSocket(
                                plain, target.getHostString(), target.getPort(), false)) {
            socket.startHandshake();
            return true;
        } catch (SSLException e) {
            return isAboutCertificates(e);
        } catch (IOException e) {
            return false;
        }
    }

    /** A certificate that isn't trusted is a certificate: the other side does speak TLS. */
    private static boolean isAboutCertificates(Throwable problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }
}
